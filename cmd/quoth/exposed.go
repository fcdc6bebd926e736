package main

import (
	"fmt"
	"os"
)

// warnExposed warns of a data folder that other users of the machine can look into: its own
// files are closed to them, but not its list of names, nor what is copied into it.
func (a *app) warnExposed() {
	info, err := os.Stat(a.folder())
	if err == nil && info.Mode().Perm()&0o077 != 0 {
		a.log.Warn(fmt.Sprintf("other users can enter the data folder %[1]s: chmod 700 %[1]s keeps them out",
			a.folder()))
	}
}
