#!/bin/sh
# Runs a worker. The first one, whose mark is still there, is killed after it has answered a part of its lines.
mark=$1
shift
if rm "$mark" 2>/dev/null; then
  head -c 65536 | "$@"
  kill -9 $$
fi
exec "$@"
