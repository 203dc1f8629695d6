#!/usr/bin/env bash
set -euo pipefail

cmake -S . -B build-conda -G Ninja -D CMAKE_BUILD_TYPE=Release -D POLARMIR_BUILD_TESTS=OFF \
    -D CMAKE_PREFIX_PATH="$PREFIX"
cmake --build build-conda --parallel "${CPU_COUNT:-1}"
cmake --install build-conda --prefix "$PREFIX"
