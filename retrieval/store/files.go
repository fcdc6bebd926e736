package store

import "quoth/retrieval/news"

// Files returns the Keys of the articles that the files of a watched folder had when they were read last, by their
// paths; see archive.Files.
func (s *Store) Files(folder, path string) (map[string][]news.Key, error) {
	return s.archive.Files(folder, path)
}

// SetFiles stores what Files returns for some paths. No Keys are for a file that is no longer there.
func (s *Store) SetFiles(folder string, files map[string][]news.Key) error {
	if len(files) == 0 {
		return nil
	}
	return s.noteWrite(s.archive.SetFiles(folder, files))
}

// Revision returns the current revision of an article; "" if none is stored, or it is withdrawn.
func (s *Store) Revision(key news.Key) (news.Revision, error) {
	a, ok, err := s.archive.Current(key)
	if err != nil || !ok {
		return "", err
	}
	return a.Revision, nil
}

// Rename gives an article another Key, which none must have; see archive.Rename.
func (s *Store) Rename(from, to news.Key) (bool, error) {
	done, err := s.archive.Rename(from, to)
	return done, s.noteWrite(err)
}
