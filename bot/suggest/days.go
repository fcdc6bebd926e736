package suggest

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"quoth/bot"
	"quoth/bot/bind"
	"quoth/retrieval"
)

// Days suggests days and times for an option that takes them: times that people name, such as "yesterday",
// and the days and months that have news, the newest first. News counts the articles of each day, the newest
// day first. A whole time that was typed comes first, with the days that it means.
func Days(news []retrieval.DayCount, c bot.Call, typed string) []bot.Suggestion {
	d := dayList{call: c, news: news}
	typed = strings.TrimSpace(typed)
	if typed == "" {
		for _, time := range usualTimes {
			d.addTime(time)
		}
		d.addDays(news[:min(Most, len(news))])
		return d.out[:min(Most, len(d.out))]
	}
	d.addTime(typed)
	for _, time := range Names(times, typed, Most) {
		d.addTime(time)
	}
	d.addMonths(typed)
	d.addDays(Best(news, typed, func(n retrieval.DayCount) []string { return dayNames(n.Day) }, Most))
	return d.out[:min(Most, len(d.out))]
}

// usualTimes are suggested before anything is typed; the others of times only when they fit.
var (
	usualTimes = []string{"today", "yesterday", "last week", "this month"}
	times      = append(slices.Clone(usualTimes), "this week", "last weekend", "last month", "this year", "last year",
		"last Monday", "last Tuesday", "last Wednesday", "last Thursday", "last Friday", "last Saturday", "last Sunday")
)

// dayList collects suggestions of days.
type dayList struct {
	call  bot.Call
	news  []retrieval.DayCount
	out   []bot.Suggestion
	named []time.Time // the days that stand there by another name
}

// add adds a suggestion, unless its value is suggested already.
func (d *dayList) add(label, value string, articles int) {
	d.out = addNew(d.out, bot.Suggestion{Label: label + " (" + count(articles) + ")", Value: value})
}

func count(articles int) string {
	if articles == 0 {
		return "no articles"
	}
	return bot.Count(articles, "article")
}

// addTime adds a time with the days that it means. It adds nothing for a text that is no time.
func (d *dayList) addTime(text string) {
	days, err := bind.ReadDays(d.call, text)
	if err != nil {
		return
	}
	first, size := utf8.DecodeRuneInString(text)
	label := string(unicode.ToUpper(first)) + text[size:]
	if meant := d.words(days); !strings.EqualFold(meant, label) {
		label += ", " + meant
	}
	if days.Since.Equal(days.Until) {
		d.named = append(d.named, dateOf(days.Since))
	}
	d.add(label, text, d.between(days))
}

// between counts the articles of days.
func (d *dayList) between(days bind.Days) (n int) {
	since, until := dateOf(days.Since), dateOf(days.Until)
	for _, day := range d.news {
		if !day.Day.Before(since) && (until.IsZero() || !day.Day.After(until)) {
			n += day.Articles
		}
	}
	return n
}

// dateOf returns the date of a day, as midnight UTC.
func dateOf(day time.Time) time.Time {
	if day.IsZero() {
		return day
	}
	return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
}

// words returns days in words: "Sunday 29 November", "23 November to 29 November", "since 1 March 2024".
func (d *dayList) words(days bind.Days) string {
	switch since, until := d.date(days.Since), d.date(days.Until); {
	case days.Since.IsZero():
		return "up to " + until
	case days.Until.IsZero():
		return "since " + since
	case days.Since.Equal(days.Until):
		return days.Since.Format("Monday ") + since
	default:
		return since + " to " + until
	}
}

// date returns a date, with its year where that is not the present one.
func (d *dayList) date(day time.Time) string {
	if day.Year() == d.call.Now.In(d.call.Location()).Year() {
		return day.Format("2 January")
	}
	return day.Format("2 January 2006")
}

// addDays adds days that have news, unless they stand there by another name.
func (d *dayList) addDays(days []retrieval.DayCount) {
	for _, n := range days {
		if !slices.ContainsFunc(d.named, n.Day.Equal) {
			d.add(bot.LongDate(n.Day), n.Day.Format(time.DateOnly), n.Articles)
		}
	}
}

// dayNames returns what a day may be called by who looks for it.
func dayNames(day time.Time) []string {
	return []string{day.Format("2 January 2006"), day.Format(time.DateOnly), bot.LongDate(day)}
}

// addMonths adds the months with news whose name starts with what was typed.
func (d *dayList) addMonths(typed string) {
	start := Fold(typed)
	for i, n := 0, 0; i < len(d.news); i += n {
		month, articles := d.news[i].Day.Format("January 2006"), 0
		for n = 0; i+n < len(d.news) && d.news[i+n].Day.Format("January 2006") == month; n++ {
			articles += d.news[i+n].Articles
		}
		if strings.HasPrefix(Fold(month), start) {
			d.add(month, month, articles)
		}
	}
}
