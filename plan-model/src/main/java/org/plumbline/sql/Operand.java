package org.plumbline.sql;

import java.util.List;

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
    }

    /// The same for every row of the scan: a constant, a parameter, the result of an InitPlan.
    record Value() implements Operand {
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
