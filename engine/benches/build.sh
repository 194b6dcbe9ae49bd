#!/usr/bin/env bash
# Builds the engine as the page loads it, with the browser's SIMD, into the folder given:
# engine.js, engine_bg.wasm. Needs wasm-bindgen 0.2.129 on PATH or in WASM_BINDGEN.
set -euo pipefail
out=$(realpath -m "${1:?a folder}")
cd "$(dirname "$0")/../.."
RUSTFLAGS="-C target-feature=+simd128" cargo build --package engine --bin engine \
  --profile engine --target wasm32-unknown-unknown
"${WASM_BINDGEN:-wasm-bindgen}" --target web --no-typescript --out-dir "$out" --out-name engine \
  "${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/engine/engine.wasm"
