"""From the journal to sums: visits, enrolments, and the statistics all reports read."""
