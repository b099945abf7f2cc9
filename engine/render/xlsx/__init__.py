"""The report as a workbook for auditors: findings to sign, controls by article, questions, evidence, waivers."""
