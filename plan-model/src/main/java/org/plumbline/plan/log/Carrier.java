package org.plumbline.plan.log;

/// What took a message to the log line by line and put something in front of each.
enum Carrier {
    /// Nothing: PostgreSQL wrote the file.
    NONE {
        @Override
        boolean unwrap(byte[] line, int from, int to, Piece into) {
            into.set(line, from, to, -1);
            return true;
        }
    },

    /// syslog or journald: `Nov 22 06:12:32 db1 postgres[1234]: [5-2] #011Query Text: ...`. PostgreSQL numbers the parts of a message
    /// (`syslog_sequence_numbers`) and cuts lines of more than 900 bytes at white space (`syslog_split_messages`); syslog writes a tab as
    /// #011.
    SYSLOG {
        @Override
        boolean unwrap(byte[] line, int from, int to, Piece into) {
            int content = program(line, from, to);
            if (content < 0) {
                return false;
            }
            int writer = LogPrefix.process(line, from, content).orElse(-1);
            int part = sequence(line, content, to);
            int start = part < 0 ? content : part;
            untabbed(line, start, to, into, writer);
            if (part >= 0) {
                int digits = ByteText.indexOf(line, content, part, '-') + 1;
                long number = ByteText.number(line, digits, ByteText.skipDigits(line, digits, part));
                if (number <= 1) {
                    into.startRecord();
                } else if (!into.hasTab()) {
                    into.joinLast();
                }
            }
            return true;
        }

        @Override
        int contentStart(byte[] line, int from, int to) {
            int content = program(line, from, to);
            return content < 0 ? from : Math.max(content, sequence(line, content, to));
        }

        private void untabbed(byte[] line, int start, int to, Piece into, int writer) {
            int tab = ByteText.indexOf(line, start, to, TAB);
            if (tab < 0) {
                into.set(line, start, to, writer);
                return;
            }
            into.startOwn(writer);
            int done = start;
            for (; tab >= 0; tab = ByteText.indexOf(line, done, to, TAB)) {
                into.add(line, done, tab);
                into.add((byte) '\t');
                done = tab + TAB.length;
            }
            into.add(line, done, to);
        }
    },

    /// A Kubernetes node's file: `2026-11-22T06:12:32.565Z stderr F ...`; `P` in place of `F` where the line goes on in the next.
    CONTAINER {
        @Override
        boolean unwrap(byte[] line, int from, int to, Piece into) {
            int flag = containerFlag(line, from, to);
            if (flag < 0) {
                return false;
            }
            into.setPart(line, Math.min(to, flag + 2), to, line[flag] == 'P');
            return true;
        }

        @Override
        int contentStart(byte[] line, int from, int to) {
            return Math.min(to, containerFlag(line, from, to) + 2);
        }
    },

    /// Docker's json-file: `{"log":"...\n","stream":"stderr","time":"..."}`.
    DOCKER {
        @Override
        boolean unwrap(byte[] line, int from, int to, Piece into) {
            if (!ByteText.startsWith(line, from, to, LOG)) {
                return false;
            }
            into.startOwn(-1);
            JsonText.unescape(line, from + LOG.length, to, into);
            int end = into.to();
            while (end > into.from() && (into.bytes()[end - 1] == '\n' || into.bytes()[end - 1] == '\r')) {
                end--;
            }
            into.narrow(into.from(), end);
            return true;
        }
    };

    private static final byte[] TAB = ByteText.of("#011");
    private static final byte[] LOG = ByteText.of("{\"log\":\"");
    private static final byte[] HEROKU = ByteText.of("[postgres.");
    private static final byte[] STDERR = ByteText.of("stderr ");
    private static final byte[] STDOUT = ByteText.of("stdout ");

    /// Takes off what this carrier put in front; false where the line is none of its.
    abstract boolean unwrap(byte[] line, int from, int to, Piece into);

    /// Where PostgreSQL's own text starts in a line of this carrier.
    int contentStart(byte[] line, int from, int to) {
        return from;
    }

    /// The carrier of a plan's first line.
    ///
    /// @param message where `duration:` starts
    static Carrier of(byte[] line, int from, int to, int message) {
        if (ByteText.startsWith(line, from, to, LOG)) {
            return DOCKER;
        }
        if (containerFlag(line, from, message) >= 0) {
            return CONTAINER;
        }
        return program(line, from, message) >= 0 ? SYSLOG : NONE;
    }

    /// After `postgres[1234]: ` or Heroku's `app[postgres.1234]: [DATABASE] `, or where only a prefix says `[1234]: `; -1 where none of
    /// them stands here.
    private static int program(byte[] line, int from, int to) {
        for (int at = ByteText.indexOf(line, from, to, '['); at >= 0; at = ByteText.indexOf(line, at + 1, to, '[')) {
            boolean heroku = ByteText.startsWith(line, at, to, HEROKU);
            int digits = heroku ? at + HEROKU.length : at + 1;
            int end = ByteText.skipDigits(line, digits, to);
            if (end > digits && end + 2 < to && line[end] == ']' && line[end + 1] == ':' && line[end + 2] == ' ') {
                return heroku ? afterAttachment(line, end + 3, to) : end + 3;
            }
        }
        return -1;
    }

    /// After `[DATABASE] `, which Heroku puts before the number of the part.
    private static int afterAttachment(byte[] line, int from, int to) {
        int close = from < to && line[from] == '[' && from + 1 < to && ByteText.isLetter(line[from + 1])
                ? ByteText.indexOf(line, from, to, ']') : -1;
        return close < 0 ? from : Math.min(to, close + 2);
    }

    /// After `[5-2] `; -1 where there is none.
    private static int sequence(byte[] line, int from, int to) {
        if (from >= to || line[from] != '[') {
            return -1;
        }
        int dash = ByteText.skipDigits(line, from + 1, to);
        int end = dash < to && line[dash] == '-' ? ByteText.skipDigits(line, dash + 1, to) : -1;
        boolean closes = end > dash + 1 && end < to && line[end] == ']';
        return closes ? atTab(line, Math.min(to, end + 2), to) : -1;
    }

    /// Spaces that a carrier put before PostgreSQL's own tab are none of the message.
    private static int atTab(byte[] line, int from, int to) {
        int at = from;
        while (at < to && line[at] == ' ') {
            at++;
        }
        return at < to && line[at] == '\t' ? at : from;
    }

    /// Where the `F` or `P` stands; -1 for other lines.
    private static int containerFlag(byte[] line, int from, int to) {
        int space = ByteText.indexOf(line, from, to, ' ');
        int stream = space + 1;
        boolean isStream = ByteText.startsWith(line, stream, to, STDERR) || ByteText.startsWith(line, stream, to, STDOUT);
        if (space < from + 20 || stream + 8 > to || !ByteText.isDigit(line[from]) || !isStream) {
            return -1;
        }
        int flag = stream + STDERR.length;
        return line[flag] == 'F' || line[flag] == 'P' ? flag : -1;
    }
}
