package org.plumbline.capacity.pool;

import org.plumbline.capacity.RefusedFigure;

/// How many connections at once the server makes good use of: beyond that, more connections bring no more work done.
public sealed interface Knee {
    /// Connections of all pools together.
    int connections();

    /// By HikariCP's rule of thumb.
    record Cores(int cores, int spindles) implements Knee {
        /// @throws IllegalArgumentException what is wrong, in a sentence
        public Cores {
            HikariRule.connections(cores, spindles);
        }

        @Override
        public int connections() {
            return HikariRule.connections(cores, spindles);
        }
    }

    /// Where throughput peaks, by what was measured.
    record Peak(int connections) implements Knee {
        /// @throws IllegalArgumentException what is wrong, in a sentence
        public Peak {
            RefusedFigure.within("The measured peak", connections, 1, Fleet.MOST_CONNECTIONS);
        }
    }
}
