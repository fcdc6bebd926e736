package service

import (
	"context"
	"errors"
	"io"
	"time"

	"quoth/bot/console"
	"quoth/bot/jsonreply"
	"quoth/bot/report"
	"quoth/bot/socket"
	"quoth/retrieval"
)

// forget removes the articles that are asked for or, without a yes, lists them. It changes nothing if a name stands
// for no article. The sample articles are in no data folder, so that they are never among them.
func (s *Service) forget(ctx context.Context, r socket.Forget, stdout, stderr io.Writer) (int, error) {
	selected, err := s.Select(ctx, retrieval.Selection{Names: r.Names, Source: r.Source, Before: r.Before})
	if err != nil {
		return socket.StatusError, err
	}
	if err := s.checkForget(ctx, r, selected); err != nil {
		return socket.StatusError, err
	}
	out := report.Forget{Selected: selected, Allow: r.Allow}
	if r.Allow {
		out.Done, err = s.Allow(selected.Refused)
	} else if r.Yes {
		out.Done, err = s.Forget(ctx, selected.Articles, time.Now(), nil)
	}
	if err != nil {
		return socket.StatusError, report.ForgetError(err, out.Done)
	}
	out.Yes = r.Yes
	return socket.StatusOK, s.writeForget(r, out, stdout, stderr)
}

// checkForget returns an error when nothing is to be done, or a name is not known.
func (s *Service) checkForget(ctx context.Context, r socket.Forget, selected retrieval.Selected) error {
	switch {
	case len(selected.Unknown) > 0:
		return report.UnknownArticles(selected.Unknown)
	case r.Allow && len(selected.Refused) == 0:
		return errors.New("forget: these articles are not refused")
	case len(selected.Articles) == 0 && len(selected.Forgotten) == 0:
		sources, err := s.Sources(ctx)
		if err != nil {
			return err
		}
		return report.NothingToForget(r.Source, r.Before, sources)
	}
	return nil
}

func (s *Service) writeForget(r socket.Forget, out report.Forget, stdout, stderr io.Writer) error {
	if r.JSON {
		return jsonreply.WriteLine(stdout, out.Record())
	}
	for _, line := range out.List() {
		if _, err := io.WriteString(stdout, console.Inert(line)+"\n"); err != nil {
			return err
		}
	}
	for _, line := range out.Lines() {
		console.Tell(stderr, "%s", line)
	}
	return nil
}
