package backup

import (
	"archive/tar"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"quoth/retrieval"
	"quoth/retrieval/bolt"
)

// maxSmall bounds the manifest and the list of checksums, in bytes.
const maxSmall = 64 << 10

// known are the names that files of a backup can have.
var known = []string{ArchiveFile, FeedsFile, SettingsFile, ContentsFile}

// RoomError means that a disk has no room for what is to be written.
type RoomError struct {
	Dir        string
	Free, Need int64 // bytes
}

// Error says how much room there is, and how much is needed.
func (r *RoomError) Error() string {
	return fmt.Sprintf("the disk of %s has %d MB free, and %d MB are needed", r.Dir, r.Free>>20, r.Need>>20+1)
}

// checkRoom returns a *RoomError when the disk of a folder has less than some bytes free.
func checkRoom(dir string, need int64) error {
	if free, _ := retrieval.FreeSpace(dir); free > 0 && int64(free) < need {
		return &RoomError{dir, int64(free), need}
	}
	return nil
}

// unpacker reads a backup.
type unpacker struct {
	ctx  context.Context
	tar  *tar.Reader
	dir  string
	sums strings.Builder // of what has been read, in the form of the list
}

// unpack writes the files of a backup into dir, and compares them with their checksums. The error is
// ErrForeign, ErrCut, ErrDamaged, ErrNewer, bolt.ErrFull or a *RoomError.
func unpack(ctx context.Context, r io.Reader, dir string) (manifest, error) {
	u := &unpacker{ctx: ctx, tar: tar.NewReader(r), dir: dir}
	m, err := u.manifest()
	if err != nil {
		return m, err
	}
	if err := checkRoom(dir, m.size()); err != nil {
		return m, err
	}
	for _, f := range m.Files {
		if err := u.file(f); err != nil {
			return m, err
		}
	}
	return m, u.end()
}

// manifest reads the first member.
func (u *unpacker) manifest() (m manifest, err error) {
	header, err := u.tar.Next()
	if err != nil || header.Name != manifestFile {
		if err != nil && !isNoTar(err) {
			return m, err
		}
		return m, ErrForeign
	}
	data, err := u.small(header)
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return m, fmt.Errorf("%w: its manifest cannot be read", ErrDamaged)
	}
	if m.Format > format {
		return m, ErrNewer
	}
	for i, f := range m.Files {
		isTwice := slices.ContainsFunc(m.Files[:i], func(g file) bool { return g.Name == f.Name })
		if isTwice || !slices.Contains(known, f.Name) || f.Bytes < 0 {
			return m, fmt.Errorf("%w: its manifest lists %q", ErrDamaged, f.Name)
		}
	}
	return m, nil
}

// isNoTar reports whether an error of the tar reader means that the input is no tar archive, and not that the input
// could not be read.
func isNoTar(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, tar.ErrHeader)
}

// readError returns an error of the tar reader as one of this package.
func readError(err error) error {
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return ErrCut
	case errors.Is(err, tar.ErrHeader):
		return fmt.Errorf("%w: the name of a file in it cannot be read", ErrDamaged)
	}
	return err
}

// next goes to the next member, which must have the given name.
func (u *unpacker) next(name string) (*tar.Header, error) {
	header, err := u.tar.Next()
	if err != nil {
		return nil, readError(err)
	}
	if header.Name != name || header.Typeflag != tar.TypeReg {
		return nil, fmt.Errorf("%w: %q stands where %s should", ErrDamaged, header.Name, name)
	}
	return header, nil
}

// small reads a member into memory.
func (u *unpacker) small(header *tar.Header) ([]byte, error) {
	if header.Size > maxSmall {
		return nil, fmt.Errorf("%w: %s is too long", ErrDamaged, header.Name)
	}
	data, err := io.ReadAll(u.tar)
	if err != nil {
		return nil, readError(err)
	}
	u.note(header.Name, sha256.New(), data)
	return data, nil
}

func (u *unpacker) note(name string, sum hash.Hash, more []byte) {
	sum.Write(more)
	fmt.Fprintf(&u.sums, "%x  %s\n", sum.Sum(nil), name)
}

// file unpacks a file.
func (u *unpacker) file(f file) error {
	header, err := u.next(f.Name)
	if err != nil {
		return err
	}
	if header.Size != f.Bytes {
		return fmt.Errorf("%w: %s has another length than the manifest says", ErrDamaged, f.Name)
	}
	sum := sha256.New()
	if err := u.copyTo(sum, f.Name); err != nil {
		return err
	}
	u.note(f.Name, sum, nil)
	return nil
}

// copyTo copies the current member to its checksum and its file.
func (u *unpacker) copyTo(sum hash.Hash, name string) error {
	out, err := os.OpenFile(filepath.Join(u.dir, name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return bolt.AsFull(err)
	}
	_, err = io.Copy(io.MultiWriter(out, sum), reader{u})
	if err == nil {
		err = out.Sync()
	}
	return bolt.AsFull(errors.Join(err, out.Close()))
}

// reader reads the current member until the context ends. Its errors are those of this package.
type reader struct{ *unpacker }

func (r reader) Read(b []byte) (int, error) {
	if r.ctx.Err() != nil {
		return 0, context.Cause(r.ctx)
	}
	n, err := r.tar.Read(b)
	if err != nil && err != io.EOF {
		err = readError(err)
	}
	return n, err
}

// end compares the checksums with the list at the end.
func (u *unpacker) end() error {
	got := u.sums.String()
	header, err := u.next(sumsFile)
	if err != nil {
		return err
	}
	list, err := u.small(header)
	if err != nil {
		return err
	}
	want := strings.Split(string(list), "\n")
	for i, line := range strings.Split(got, "\n") {
		if i >= len(want) || want[i] != line {
			_, name, _ := strings.Cut(line, "  ")
			return fmt.Errorf("%w: the checksum of %s does not match", ErrDamaged, name)
		}
	}
	return nil
}
