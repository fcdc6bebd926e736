package dates

// rules are the ways of naming a time, in the order in which they are tried.
var rules = []rule{
	{"joined", grammar.numeric, []string{"2026-01-06", "31/10/2025", "1.3.2026", "2026-03"}},
	{"named day", grammar.named, []string{"yesterday", "the day before yesterday", "last night", "this morning"}},
	{"by another day", grammar.offset, []string{"the day after 4 March", "two weeks before Christmas Day"}},
	{"ago", grammar.ago, []string{"3 days ago", "a week ago Friday", "two Tuesdays ago", "more than a year ago"}},
	{"nth", grammar.nth, []string{"the first Monday of March", "the last week of February 2024"}},
	{"rolling", grammar.rolling, []string{"the last 3 days", "past two weeks", "the past year"}},
	{"part of a year", grammar.part, []string{"Q2 2025", "summer 2024", "last winter", "the week of 2 March"}},
	{"by the calendar", grammar.calendar, []string{"this week", "last month", "last week Thursday"}},
	{"feast", grammar.feast, []string{"on Christmas Day", "Christmas Day 2024"}},
	{"weekday", grammar.weekday, []string{"on Monday", "last Friday", "the Tuesday before last", "Monday 2 March"}},
	{"year before month", grammar.yearMonth, []string{"2024 Aug", "2024 August 14"}},
	{"day and month", grammar.dayMonth, []string{"Jan 6", "January 6th, 2026", "the 6th of January 2026"}},
	{"no day", grammar.noDay, []string{"on 32 March", "March 40, 2024"}},
	{"month", grammar.monthYear, []string{"in December", "December 2025", "last December"}},
	{"year", grammar.year, []string{"in 2025", "in the year 2017", "in 2025, in March"}},
	{"decade", grammar.decade, []string{"in the 1990s"}},
	{"day of the month", grammar.ordinalDay, []string{"on the 6th", "the 6th of last month"}},
}
