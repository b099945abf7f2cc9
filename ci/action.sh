#!/usr/bin/env bash
# What the GitHub action runs: one check that annotates the manifests and writes every report that a workflow may use.
# Its inputs come as environment variables, never as text of the script, so that no input can run as a command.
set -euo pipefail

reports="${CLAUSEFLOW_REPORTS:-clauseflow-reports}"
mkdir -p "$reports"

mapfile -t paths < <(printf '%s\n' "${CLAUSEFLOW_PATHS:-.}" | sed '/^[[:space:]]*$/d')
options=(--policy "${CLAUSEFLOW_POLICY:-audit}" --lang "${CLAUSEFLOW_LANG:-en}")
[[ -n "${CLAUSEFLOW_RULES:-}" ]] && options+=(--rules "$CLAUSEFLOW_RULES")
[[ -n "${CLAUSEFLOW_FAIL_ON:-}" ]] && options+=(--fail-on "$CLAUSEFLOW_FAIL_ON")
[[ -n "${CLAUSEFLOW_MAX_RISK:-}" ]] && options+=(--max-risk "$CLAUSEFLOW_MAX_RISK")

# `auto` compares a pull request with the branch that it is to be merged into, and everything else with nothing.
since="${CLAUSEFLOW_SINCE:-}"
if [[ "$since" == auto ]]; then
  since=""
  if [[ -n "${GITHUB_BASE_REF:-}" ]]; then
    git fetch --quiet --depth=1 origin "$GITHUB_BASE_REF"
    since=FETCH_HEAD
  fi
fi
[[ -n "$since" ]] && options+=(--since "$since")

status=0
policy check "${options[@]}" --format github \
  --output "json=$reports/result.json" \
  --output "sarif=$reports/clauseflow.sarif" \
  --output "markdown=$reports/summary.md" \
  --output "html=$reports/report.html" \
  -- "${paths[@]}" || status=$?

if [[ -n "${GITHUB_STEP_SUMMARY:-}" && -f "$reports/summary.md" ]]; then
  cat "$reports/summary.md" >> "$GITHUB_STEP_SUMMARY"
fi
if [[ -n "${GITHUB_OUTPUT:-}" ]]; then
  {
    echo "status=$status"
    echo "reports=$reports"
    echo "sarif=$reports/clauseflow.sarif"
    echo "result=$reports/result.json"
  } >> "$GITHUB_OUTPUT"
fi
exit "$status"
