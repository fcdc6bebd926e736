package engine

import "sync"

// published is the snapshot that readers see: the newest one that is on the disk.
type published struct {
	mu     sync.RWMutex
	reader reader // nil before the first one and after take
	lists  *lists // about its documents
	sums   *sums  // of it
	state  []byte // of the reader's snapshot; it stays after take
}

// publish lets readers see the newest snapshot of a handle, which must be on the disk.
func (p *published) publish(h *handle) error {
	r, err := h.reader()
	if err != nil {
		return err
	}
	state, err := r.GetInternal([]byte(keyState))
	if err != nil {
		r.Close()
		return err
	}
	h.lists.keep(segmentIDs(r))
	p.mu.Lock()
	old := p.reader
	p.reader, p.lists, p.sums, p.state = r, &h.lists, new(sums), state
	p.mu.Unlock()
	if old != nil {
		old.Close()
	}
	return nil
}

// current returns the snapshot, for the caller to close, and what is kept about it.
func (p *published) current() (reader, *lists, *sums, error) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.reader == nil {
		return nil, nil, nil, errClosed
	}
	p.reader.AddRef()
	return p.reader, p.lists, p.sums, nil
}

// lastState returns the state of the last snapshot.
func (p *published) lastState() []byte {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.state
}

// isClosed reports whether the snapshot was taken.
func (p *published) isClosed() bool {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.reader == nil
}

// take returns the snapshot and lets readers see none any more; nil when it was taken before.
func (p *published) take() reader {
	p.mu.Lock()
	defer p.mu.Unlock()
	r := p.reader
	p.reader = nil
	return r
}
