package socket

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"sync"
	"time"
)

// Server answers the processes that dial, from a Service.
type Server struct {
	service  Service
	log      *slog.Logger
	limits   limits
	listener net.Listener
	clients  places
	long     places          // for messages longer than a buffer
	closing  chan struct{}   // closed when no further request is taken
	ctx      context.Context // ends when those under way are cut off
	cut      context.CancelFunc
	running  sync.WaitGroup
}

// Start listens on the socket of the data folder dir, which this process must hold, and serves until
// Close. A panic in service is logged to log, which may be nil. The error is ErrLive when another
// process listens there. After any error the folder can be used all the same.
func Start(dir string, service Service, log *slog.Logger) (*Server, error) {
	return start(dir, service, log, standardLimits())
}

func start(dir string, service Service, log *slog.Logger, limits limits) (*Server, error) {
	l, err := listen(dir)
	if err != nil {
		return nil, err
	}
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	s := &Server{
		service: service, log: log, limits: limits, listener: l, closing: make(chan struct{}),
		clients: make(places, limits.clients), long: make(places, limits.long),
	}
	s.ctx, s.cut = context.WithCancel(context.Background())
	s.running.Go(s.accept)
	return s, nil
}

// Close takes no further request, waits some seconds for those under way, and cuts off what is left.
// It always waits for an Add. Call it once, before the folder is closed.
func (s *Server) Close() error {
	defer s.cut()
	err := s.listener.Close()
	close(s.closing)
	timeout := time.AfterFunc(s.limits.close, s.cut)
	defer timeout.Stop()
	s.running.Wait()
	return err
}

// accept accepts connections. It goes on after errors that pass, such as too many open files. While as
// many clients are served as can be, others wait in the queue of the operating system.
func (s *Server) accept() {
	for s.clients.take(s.closing) {
		conn, err := s.listener.Accept()
		switch {
		case errors.Is(err, net.ErrClosed):
			return
		case err != nil:
			s.log.Warn("accept on the socket", "err", err)
			select {
			case <-time.After(100 * time.Millisecond):
			case <-s.closing:
			}
			s.clients.leave()
		default:
			s.running.Go(func() {
				defer s.clients.leave()
				s.converse(conn)
			})
		}
	}
}
