# Sourced by the scripts beside it: the repository's folder, how a step is run and reported, and packages of npm.
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
logs=$repository/build/logs

stop() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  exit 1
}

# Keeps what a step prints in its log; on a terminal also shows the line that it has come to.
keep_log() {
  local title=$1 log=$2 line
  if [[ ! -t 1 ]]; then
    cat >"$log"
    return
  fi
  local width=$((${COLUMNS:-$(tput cols 2>/dev/null || echo 80)} - ${#title} - 3))
  while IFS= read -r line || [[ -n $line ]]; do
    printf '%s\n' "$line" >&3
    printf '\r\e[K%s  %s' "$title" "${line:0:width > 0 ? width : 0}"
  done 3>"$log"
  printf '\r\e[K'
}

# The processor time, in milliseconds, of all that was run and waited for: user and system, whoever else was at work.
processor_time() {
  local user system file
  file=$(mktemp)
  times >"$file"
  read -r user system < <(tail -n 1 "$file")
  rm -f "$file"
  echo "$user $system" | awk -F '[ms ]+' '{ printf "%d\n", 1000 * (60 * $1 + $2 + 60 * $3 + $4) }'
}

# What each step took: title, seconds by the clock, processor seconds.
steps=()

# quietly TITLE COMMAND...: one line for a step that works, its log for one that does not.
quietly() {
  local title=$1 started=$SECONDS status=0 log processor
  shift
  mkdir -p "$logs"
  log=$logs/${title//[^A-Za-z0-9]/-}.log
  processor_time >"$logs/.processor" && read -r processor <"$logs/.processor"
  "$@" 2>&1 </dev/null | keep_log "$title" "$log" || status=$?
  processor_time >"$logs/.processor"
  processor=$(($(<"$logs/.processor") - processor))
  steps+=("$title"$'\t'$((SECONDS - started))$'\t'$((processor / 1000)))
  if ((status == 0)); then
    printf '%s: done (%d s)\n' "$title" $((SECONDS - started))
  else
    printf '%s: FAILED (exit status %d). The end of %s:\n' "$title" "$status" "${log#"$repository"/}"
    tail -n 60 "$log" | cut -c 1-400
  fi
  return "$status"
}

# install_npm_packages FOLDER: those of its lock file. Does nothing while that is what was installed from.
install_npm_packages() {
  local folder=$repository/$1
  if ! cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed-from"; then
    command -v npm >/dev/null || stop "npm is missing; tools/setup test installs it."
    npm ci --prefix "$folder" --no-audit --no-fund && cp "$folder/package-lock.json" "$folder/node_modules/.installed-from"
  fi
}
