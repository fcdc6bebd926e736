package store

import "syscall"

// An operator should be warned about a disk with less room than this before it is full.
const (
	lowBytes   = 200 << 20
	lowPercent = 5
)

// FreeSpace returns the free bytes of the disk that holds dir, and whether they are few: less than
// 200 MB, or than 5 % of the disk.
func FreeSpace(dir string) (free uint64, isLow bool) {
	free, total, err := space(dir)
	return free, err == nil && (free < lowBytes || free < total/100*lowPercent)
}

// space returns the free bytes and all bytes of the disk that holds dir; see statfs(2).
func space(dir string) (free, total uint64, err error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return 0, 0, err
	}
	size := uint64(s.Bsize)
	return uint64(s.Bavail) * size, uint64(s.Blocks) * size, nil
}
