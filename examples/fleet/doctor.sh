#!/bin/sh
# Examines every declared token with the doctor, and writes a JSON report and a
# JUnit file for each into evidence/. Needs jq, and TF_VAR_auth_tokens.
#
# Ends with 0 where nothing contradicts what is declared, 2 where something that was
# asked could not be proven, and 1 where a token differs.
set -eu
mkdir -p evidence
terraform output -json tokens > evidence/declared.json

worst=0
for name in $(jq -r 'keys[]' evidence/declared.json); do
  of() { jq -r --arg name "$name" "$@"; }
  of '.[$name].calls' evidence/declared.json > "evidence/$name.calls.json"
  code=0
  IMPACT_ACCOUNT_TYPE=$(of '.[$name].account_type' evidence/declared.json) \
  IMPACT_ACCOUNT_SID=$(of '.[$name].account_sid' evidence/declared.json) \
  IMPACT_AUTH_TOKEN=$(printenv TF_VAR_auth_tokens | of '.[$name] // empty') \
    terraform-provider-impact doctor -yes -full -writes -expect "evidence/$name.calls.json" \
    -json "evidence/$name.json" -junit "evidence/$name.xml" > "evidence/$name.txt" || code=$?
  echo "$name: $code"
  case $code in
    0) ;;
    2) [ "$worst" -eq 1 ] || worst=2 ;;
    *) worst=1 ;;
  esac
done
exit "$worst"
