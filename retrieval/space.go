package retrieval

import "syscall"

// Free returns how many bytes this user can still write to the disk that a folder is on.
func Free(dir string) (bytes uint64, err error) {
	free, _, err := space(dir)
	return free, err
}

// Little is what an operator should know of before the disk is full.
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
