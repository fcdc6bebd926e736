package socket

// The exit statuses of a command, which Service returns.
const (
	StatusOK     = 0 // answered, or all is stored
	StatusError  = 1 // something failed, or some articles were refused
	StatusUsage  = 2 // the call is not one that can be served
	StatusSilent = 3 // the articles do not answer

	// StatusChoice says that the reply lists what can be chosen. A process whose user chooses nothing ends with
	// StatusUsage.
	StatusChoice = 4
)
