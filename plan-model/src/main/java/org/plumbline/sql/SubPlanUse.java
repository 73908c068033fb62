package org.plumbline.sql;

/// How an expression uses a SubPlan: `(SubPlan 1)`, `(hashed SubPlan 1)`, `EXISTS(SubPlan 1)`, `(ANY (x = (SubPlan 1).col1))`.
///
/// @param name as the SubPlan's own line has it: `SubPlan 1`
/// @param hashed its rows are kept in a hash table, so that it runs once
/// @param kind what is asked of its rows
public record SubPlanUse(String name, boolean hashed, Kind kind) {
    /// What is asked of a SubPlan's rows. `EXISTS`, `ANY` and `ALL` are printed since PostgreSQL 17.
    public enum Kind {
        /// NOT IN, or `<> ALL`, which is the same: `(NOT (ANY (x = (SubPlan 1).col1)))`.
        NOT_IN,
        /// IN, EXISTS and their kind.
        CONDITION,
        /// `(NOT (SubPlan 1))`: before PostgreSQL 17 NOT IN, NOT EXISTS and the opposite of a value all look so.
        NEGATED,
        /// `(SubPlan 1)` by itself: a value that is returned, or before PostgreSQL 17 EXISTS or IN.
        ALONE,
        /// Its value is compared or worked with.
        VALUE
    }
}
