package retrieval

import "quoth/retrieval/news"

// Files returns the Keys of the articles that the files of a watched folder had when they were read last, by their
// paths below it: those of a path, and of all paths below; all of the folder for ".".
func (l *Library) Files(folder, path string) (map[string][]news.Key, error) {
	return l.store.Files(folder, path)
}

// SetFiles stores what Files returns for some paths. No Keys are for a file that is no longer there.
func (l *Library) SetFiles(folder string, files map[string][]news.Key) error {
	return l.store.SetFiles(folder, files)
}

// Revision returns the current revision of an article; "" if none is stored, or it is withdrawn.
func (l *Library) Revision(key news.Key) (news.Revision, error) { return l.store.Revision(key) }

// Rename gives an article another Key, which none must have. Its receipts go on resolving, and the Key that it had
// leads to it. It reports false if there is no such article, or one has the Key.
func (l *Library) Rename(from, to news.Key) (bool, error) { return l.store.Rename(from, to) }
