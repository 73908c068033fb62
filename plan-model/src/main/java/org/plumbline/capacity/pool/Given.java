package org.plumbline.capacity.pool;

/// Figures that somebody gave, checked: what is wrong is said in one sentence with what would do.
final class Given {
    /// PostgreSQL's own bound of `max_connections` (`MAX_BACKENDS`, 2^18 - 1).
    static final int MOST_CONNECTIONS = 262_143;

    private Given() {}

    static double between(String what, double value, double least, double most, String would) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(what + " has to be " + would + ".");
        }
        return value;
    }

    static int between(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " has to be a whole number from " + least + " to " + most + ".");
        }
        return value;
    }
}
