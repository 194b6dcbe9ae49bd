#!/usr/bin/env bash
# Plenary on an object storage that speaks S3: copies the site to a bucket, each file with its type,
# its caching and, where the whole audience takes brotli (every browser since 2017 does), packed.
#
#     bash object-storage.sh s3://my-bucket/meeting
#
# An object storage sends no Content-Security-Policy: the page carries its own. What stands in front
# of it (a CDN) should send these headers too:
#
#     Content-Security-Policy: {{policy}}
#     Referrer-Policy: no-referrer
#     X-Content-Type-Options: nosniff
#
# Not run by the tests: there is no such storage on the machine they run on.
set -eu
to="${1:?say where to: s3://bucket/folder}"
cd "$(dirname "$0")/site"
find . -type f ! -name '*.br' ! -name '*.gz' | sed 's|^\./||' | while read -r file; do
  case "$file" in
    *.html) type="text/html; charset=utf-8" ;;
    *.css) type="text/css; charset=utf-8" ;;
    *.js) type="text/javascript; charset=utf-8" ;;
    *.wasm) type="application/wasm" ;;
    *.json) type="application/json; charset=utf-8" ;;
    *.svg) type="image/svg+xml" ;;
    *.png) type="image/png" ;;
    *.md) type="text/markdown; charset=utf-8" ;;
    *) type="text/plain; charset=utf-8" ;;
  esac
  cache="no-cache"
  if printf '%s' "$file" | grep -Eq -- '-[0-9a-f]{16}(_bg)?\.(js|wasm|css|svg)$'; then
    cache="public, max-age=31536000, immutable"
  fi
  if [ -f "$file.br" ]; then
    aws s3 cp "$file.br" "$to/$file" --content-type "$type" --cache-control "$cache" --content-encoding br
  else
    aws s3 cp "$file" "$to/$file" --content-type "$type" --cache-control "$cache"
  fi
done
