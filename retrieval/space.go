package retrieval

import "syscall"

// An operator should know of a disk with less room than this before it is full.
const (
	littleBytes   = 200 << 20
	littlePercent = 5
)

// IsLittle reports whether less than 200 MB, or 5 % of the disk, are free.
func IsLittle(dir string) (free uint64, little bool) {
	free, total, err := space(dir)
	return free, err == nil && (free < littleBytes || free < total/100*littlePercent)
}

// space returns the free and all bytes of a disk; see statfs(2).
func space(dir string) (free, total uint64, err error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return 0, 0, err
	}
	size := uint64(s.Bsize)
	return uint64(s.Bavail) * size, uint64(s.Blocks) * size, nil
}
