package store

import "golang.org/x/sys/windows"

// space returns the bytes of the disk that holds dir: those that this user may still use, and all that the user may use.
func space(dir string) (free, total uint64, err error) {
	path, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return 0, 0, err
	}
	err = windows.GetDiskFreeSpaceEx(path, &free, &total, nil)
	return free, total, err
}
