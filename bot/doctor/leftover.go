package doctor

import (
	"os"
	"strings"

	"quoth/retrieval"
)

// leftover is a file that a killed process, or a repair, has left in a folder.
type leftover struct{ prefix, suffix, advice string }

var leftovers = []leftover{
	{"archive.db.damaged", "", "what could be read of it is in the archive: delete it when nothing is missed"},
	{"archive.db.saved", "", "a repair was interrupted: delete it"},
	{"contents", ".new", "delete it"},
	{"index.new", "", "quoth reindex was interrupted: delete it"},
	{".restoring", "", "a restore was interrupted: delete it"},
	{"", ".partial", "a backup was interrupted: delete it unless one is being made"},
}

// leftovers reports what killed processes and repairs have left.
func (r *Report) leftovers(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		r.wrong("files", dir+" is "+why(err), adviceAbout(err))
		return
	}
	before := len(r.Checks)
	for _, e := range entries {
		for _, l := range leftovers {
			if strings.HasPrefix(e.Name(), l.prefix) && strings.HasSuffix(e.Name(), l.suffix) {
				r.note("files", e.Name(), l.advice)
				break
			}
		}
	}
	if len(r.Checks) == before {
		r.ok("files", "nothing is left over")
	}
}

// room reports how much room there is on the disk.
func (r *Report) room(dir string) {
	free, isLow := retrieval.FreeSpace(dir)
	if isLow {
		r.note("disk", "nearly full", "free some space")
		return
	}
	r.ok("disk", "%.1f GB free", float64(free)/(1<<30))
}
