// Package doctor examines a data folder, and reports what is wrong and what to do about it. It changes
// nothing.
//
//	r, err := doctor.Examine(ctx, doctor.Closed(contents), nil)
//	for _, c := range r.Checks {
//		fmt.Println(c.State, c.Name, c.What, c.Advice)
//	}
package doctor

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"quoth/bot"
	"quoth/bot/folder"
	"quoth/bot/guild"
	"quoth/bot/report"
	"quoth/retrieval"
	"quoth/retrieval/bolt"
	"quoth/retrieval/ingest/book"
)

// State says how a Check ended.
type State string

// The states.
const (
	OK    State = "ok"
	Note  State = "note"  // nothing is damaged, but there is something to know
	Wrong State = "wrong" // something is damaged or missing
)

// Check is what was found in one respect.
type Check struct {
	Name   string   `json:"name"`
	State  State    `json:"state"`
	What   string   `json:"what"`
	Count  int      `json:"count,omitempty"` // of what is wrong
	First  []string `json:"first,omitempty"` // the first of them
	Advice string   `json:"advice,omitempty"`
}

// Report is what an examination found. With Saving, what can be read of the archive must be saved into a new
// one, when no process holds the folder.
type Report struct {
	Folder string  `json:"folder"`
	Checks []Check `json:"checks"`
	Saving bool    `json:"saving,omitempty"`
}

// Wrong returns how many checks found something wrong.
func (r *Report) Wrong() (n int) {
	for _, c := range r.Checks {
		if c.State == Wrong {
			n++
		}
	}
	return n
}

func (r *Report) ok(name, format string, args ...any) {
	r.Checks = append(r.Checks, Check{Name: name, State: OK, What: fmt.Sprintf(format, args...)})
}

func (r *Report) note(name, what, advice string) {
	r.Checks = append(r.Checks, Check{Name: name, State: Note, What: what, Advice: advice})
}

func (r *Report) wrong(name, what, advice string) {
	r.Checks = append(r.Checks, Check{Name: name, State: Wrong, What: what, Count: 1, Advice: advice})
}

// fault reports things of a kind that are wrong, if there are any. What follows their number and noun.
func (r *Report) fault(name string, f bolt.Fault, noun, what, advice string) {
	if f.Count > 0 {
		r.Checks = append(r.Checks, Check{name, Wrong, bot.Count(f.Count, noun) + " " + what, f.Count, f.First, advice})
	}
}

// Folder is what is examined. A function is not called when the folder has no such file.
type Folder struct {
	folder.Contents
	IsHeld   bool // by a process that goes on
	Library  func(context.Context, retrieval.Progress) (retrieval.Findings, error)
	Settings func() (guild.Checked, error)
	Feeds    func() (book.Checked, error)
}

// Closed returns a folder that no process holds, with its index in a cluster or, with nil, in the folder.
func Closed(c folder.Contents, cluster *retrieval.Cluster) Folder {
	return Folder{
		Contents: c,
		Library: func(ctx context.Context, progress retrieval.Progress) (retrieval.Findings, error) {
			return retrieval.Examine(ctx, c.Dir, cluster, progress)
		},
		Settings: func() (guild.Checked, error) { return guild.CheckFile(c.Path(folder.SettingsFile)) },
		Feeds:    func() (book.Checked, error) { return book.CheckFile(c.Path(folder.FeedsFile)) },
	}
}

// Examine examines a folder. The error is retrieval.ErrLocked when another process has the folder open, or the
// error of ctx.
func Examine(ctx context.Context, f Folder, progress retrieval.Progress) (Report, error) {
	r := Report{Folder: f.Dir}
	if err := r.articles(ctx, f, progress); err != nil {
		return r, err
	}
	r.feeds(f)
	r.settings(f)
	r.leftovers(f.Dir)
	r.room(f.Dir)
	return r, ctx.Err()
}

// articles examines the archive, and what is derived from it.
func (r *Report) articles(ctx context.Context, f Folder, progress retrieval.Progress) error {
	if err := f.CheckArchive(); err != nil {
		message, hint := report.Split(err)
		r.wrong("articles", message, hint)
		return nil
	}
	if !retrieval.Exists(f.Dir) {
		r.ok("articles", "none yet")
		return nil
	}
	found, err := f.Library(ctx, progress)
	if err != nil {
		return err
	}
	r.archive(found, f.IsHeld)
	if found.Archive == nil {
		r.index(found)
	}
	return nil
}

func (r *Report) archive(f retrieval.Findings, isHeld bool) {
	saves := "quoth doctor --repair saves what can be read into a new archive"
	if isHeld {
		saves = "end the quoth that holds the folder; then " + saves
	}
	if r.Saving = f.NeedsSaving(); f.Archive != nil {
		if !r.Saving {
			saves = adviceAbout(f.Archive)
		}
		r.wrong("articles", "the archive is "+why(f.Archive), saves)
		return
	}
	before := len(r.Checks)
	r.fault("articles", f.Damaged, "article", "cannot be read", "import them again, or restore a backup")
	r.fault("articles", f.Lost, "older revision", "cannot be read, so that their receipts cannot be checked",
		"restore a backup that has them")
	r.fault("articles", f.Listed, "article", "not listed as they are stored", saves)
	r.fault("articles", f.Receipts, "receipt", "missing from the list, or listed wrongly", saves)
	r.fault("articles", f.Forgotten, "mark", "of what was forgotten cannot be read", "restore a backup")
	if len(r.Checks) == before {
		r.ok("articles", "%s, %s", bot.Count(f.Articles, "article"), bot.Count(f.Revisions, "revision"))
	}
}

func (r *Report) index(f retrieval.Findings) {
	before := len(r.Checks)
	if f.Index != nil {
		r.rebuilt("index", why(f.Index), f.Index)
	}
	r.fault("index", f.Unindexed, "article", "not in it", rebuilds)
	r.fault("index", f.Passages, "article", "with other passages than their texts have", rebuilds)
	r.fault("index", f.Quotes, "article", "with quotes that are not in their texts", rebuilds)
	r.fault("index", f.Extra, "revision", "in it that should not be", rebuilds)
	switch {
	case len(r.Checks) > before:
	case f.Behind > 0: // a process was killed, or a damaged end of the index was left out
		r.note("index", fmt.Sprintf("%s, %s to come", bot.Count(f.Indexed, "article"), bot.Count(f.Behind, "revision")),
			"they are indexed while quoth runs")
	default:
		r.ok("index", "%s", bot.Count(f.Indexed, "article"))
	}
	if f.Words != nil {
		r.rebuilt("words", "the table of words is "+why(f.Words), f.Words)
		return
	}
	r.ok("words", "counted")
}

// rebuilds is the advice about what can be rebuilt.
const rebuilds = "quoth doctor --repair rebuilds it"

// rebuilt adds what must be rebuilt. Nothing is wrong with what another version has made.
func (r *Report) rebuilt(name, what string, err error) {
	if errors.Is(err, bolt.ErrOther) {
		r.note(name, what, "quoth rebuilds it when it opens the folder")
		return
	}
	r.wrong(name, what, rebuilds)
}

func (r *Report) feeds(f Folder) {
	const advice = "remove them and add them again, or restore a backup"
	r.file(f, "feeds", folder.FeedsFile, "begin with no feeds", func() (string, bolt.Fault, error) {
		c, err := f.Feeds()
		return bot.Count(c.Sources, "feed"), c.Damaged, err
	}, advice)
}

func (r *Report) settings(f Folder) {
	const advice = "restore a backup, or let the servers set them again"
	r.file(f, "servers", folder.SettingsFile, "begin with no server set up", func() (string, bolt.Fault, error) {
		c, err := f.Settings()
		return fmt.Sprintf("%s, %s", bot.Count(c.Servers, "server"), bot.Count(c.Records, "record")), c.Damaged, err
	}, advice)
}

// file examines one of the other files.
func (r *Report) file(f Folder, name, file, without string, check func() (string, bolt.Fault, error), advice string) {
	if lost := f.Check(file, without); lost != nil {
		message, hint := report.Split(lost)
		r.wrong(name, message, hint)
		return
	}
	if f.IsMissing(file) {
		r.ok(name, "none yet")
		return
	}
	has, damaged, err := check()
	switch {
	case err != nil:
		advice := cmp.Or(adviceAbout(err), "restore a backup of it, or move it away to "+without)
		r.wrong(name, f.Path(file)+" is "+why(err), advice)
	case damaged.Count > 0:
		r.fault(name, damaged, "record", "cannot be read", advice)
	case !slices.Contains(f.Names(), file):
		r.note(name, has+"; the list "+f.Path("contents")+" lacks the file", "quoth run adds it")
	default:
		r.ok(name, "%s", has)
	}
}

// why says what is wrong with a file that cannot be used.
func why(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "missing"
	case errors.Is(err, fs.ErrPermission):
		return "not readable: permission denied"
	case errors.Is(err, bolt.ErrNewer):
		return "of a newer version of quoth"
	case errors.Is(err, bolt.ErrOther):
		return "of another version of quoth"
	}
	return "damaged"
}

// adviceAbout returns what to do about a file that is not damaged, "" for a damaged one.
func adviceAbout(err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "run it as the user who owns the folder"
	case errors.Is(err, bolt.ErrNewer):
		return "install that version"
	}
	return ""
}

// String returns the checks as lines for a person.
func (r *Report) String() string {
	var out strings.Builder
	for _, c := range r.Checks {
		fmt.Fprintf(&out, "%-6s %-9s %s\n", c.State, c.Name, c.What)
		if len(c.First) > 0 {
			more := ""
			if c.Count > len(c.First) {
				more = ", …"
			}
			fmt.Fprintf(&out, "%17s%s%s\n", "", strings.Join(c.First, ", "), more)
		}
		if c.Advice != "" {
			fmt.Fprintf(&out, "%17s%s\n", "", c.Advice)
		}
	}
	return out.String()
}
