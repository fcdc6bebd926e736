package store

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
