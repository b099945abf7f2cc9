"""What the workbook and the letter-like report share: their words, citations as lawyers write them, plain cells."""
