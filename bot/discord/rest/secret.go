package rest

import "log/slog"

// Secret is a token. What prints, logs or encodes it writes "[secret]" in its place; string(s) is the token.
type Secret string

const redacted = "[secret]"

// String is fmt.Stringer's.
func (Secret) String() string { return redacted }

// GoString is fmt.GoStringer's.
func (Secret) GoString() string { return redacted }

// LogValue is slog.LogValuer's.
func (Secret) LogValue() slog.Value { return slog.StringValue(redacted) }

// MarshalText is encoding.TextMarshaler's.
func (Secret) MarshalText() ([]byte, error) { return []byte(redacted), nil }
