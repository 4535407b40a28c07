/**
 * Returns the files of the cache at a path: the database, its write-ahead log and its shared memory. No process that may have the
 * cache open opens one of them but through SQLite: POSIX drops all of a process's locks on a file when any descriptor of it is closed.
 * Looking up and setting a file's status by its path is safe. https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
 */
export function cacheFiles(path: string): readonly [database: string, log: string, sharedMemory: string] {
  return [path, `${path}-wal`, `${path}-shm`]
}
