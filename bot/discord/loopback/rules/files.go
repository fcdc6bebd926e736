package rules

import (
	"fmt"
	"strconv"
	"strings"
)

// Limits of files (docs: reference, Uploading Files; resources/message).
const (
	maxFiles = 10
	maxFile  = 10 << 20 // bytes
)

// checkFiles checks the files beside a message, and that its attachments name them: a new file by its
// number, one that is there already by its id.
func checkFiles(r *report, at string, m object, files []File) {
	if len(files) > maxFiles {
		r.refuse(at+"/attachments", "%d files, %d are the most", len(files), maxFiles)
	}
	named := attachmentNames(r, at, m)
	for i, f := range files {
		if want := fmt.Sprintf("files[%d]", i); f.Field != want {
			r.refuse(at+"/attachments", "a file is sent as %q, want %q", f.Field, want)
		}
		if f.Name == "" || strings.ContainsAny(f.Name, `/\`) {
			r.refuse(at+"/attachments", "%q is no name of a file", f.Name)
		}
		if f.Bytes > maxFile {
			r.refuse(at+"/attachments", "a file of %d bytes, %d are the most", f.Bytes, maxFile)
		}
		if name, ok := named[i]; !ok || name != f.Name {
			r.warn(at+"/attachments", "file %d, %q, is not among them, or under another name", i, f.Name)
		}
		delete(named, i)
	}
	for i, name := range named {
		r.refuse(at+"/attachments", "there is no file %d, %q", i, name)
	}
}

// attachmentNames returns the names of the attachments that are sent, by the numbers of their files.
// Longer ids are those of attachments that the message has already.
func attachmentNames(r *report, at string, m object) map[int]string {
	out := make(map[int]string)
	for i, e := range list(m["attachments"]) {
		attachment, _ := e.(object)
		id := fmt.Sprint(attachment["id"])
		n, err := strconv.Atoi(id)
		if err != nil || n < 0 {
			r.refuse(fmt.Sprintf("%s/attachments/%d/id", at, i), "%q is no number of a file, and no id", id)
			continue
		}
		if n < maxFiles {
			out[n], _ = attachment["filename"].(string)
		}
	}
	return out
}
