package org.plumbline.sql;

import java.util.List;
import java.util.Optional;

/// One side of a comparison.
public sealed interface Operand {
    /// The columns it reads.
    List<ColumnName> columns();

    /// A plain column.
    ///
    /// @param castToText it stands as `(column)::text`: how PostgreSQL prints every `varchar` column that is compared with text. A plan
    ///         does not tell that apart from the cast of, say, a number
    record OfColumn(ColumnName column, boolean castToText) implements Operand {
        @Override
        public List<ColumnName> columns() {
            return List.of(column);
        }
    }

    /// An expression over columns.
    ///
    /// @param wrapper what stands around the column: a function's name, `cast`, or the operator
    /// @param sql the expression, its columns without qualifiers
    /// @param fixed as far as can be seen it depends on nothing but the columns: not on the clock, the session or another row
    record OfExpression(List<ColumnName> columns, String wrapper, String sql, boolean fixed) implements Operand {
        public OfExpression {
            columns = List.copyOf(columns);
        }

        /// The type, where it is a cast: `numeric` of `(id)::numeric`.
        public Optional<String> castTo() {
            return wrapper.equals("cast") ? Optional.of(sql.substring(sql.lastIndexOf("::") + 2)) : Optional.empty();
        }

        /// Whether a plain column is cast, and nothing else is done with it.
        public boolean isCastColumn() {
            return castTo().isPresent() && columns.size() == 1
                    && sql.substring(0, sql.lastIndexOf("::")).equals("(" + QuotedName.of(columns.getFirst().name()) + ")");
        }
    }

    /// The same for every row of the scan: a constant, a parameter, the result of an InitPlan.
    ///
    /// @param text of a constant, without quotes; none where it is known only at run time
    /// @param type that it is cast to, as PostgreSQL prints it: `jsonb`, `integer[]`
    record Value(Optional<String> text, Optional<String> type) implements Operand {
        public Value() {
            this(Optional.empty(), Optional.empty());
        }

        /// How many there are in a constant array; 0 where it is none.
        public int elements() {
            return text.filter(array -> array.length() > 2 && array.startsWith("{") && array.endsWith("}"))
                    .map(Value::elements).orElse(0);
        }

        private static int elements(String array) {
            int elements = 1;
            boolean quoted = false;
            for (int i = 1; i < array.length() - 1; i++) {
                char c = array.charAt(i);
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (c == ',' && !quoted) {
                    elements++;
                }
            }
            return elements;
        }

        @Override
        public List<ColumnName> columns() {
            return List.of();
        }
    }

    /// A SubPlan: run again for each row.
    record SubPlan() implements Operand {
        @Override
        public List<ColumnName> columns() {
            return List.of();
        }
    }
}
