/// What filters and join conditions compare, on JSQLParser's grammar: [org.plumbline.sql.ConditionParser] makes a
/// [org.plumbline.sql.ParsedCondition] of a condition as EXPLAIN prints it. Nothing of JSQLParser leaves this package.
package org.plumbline.sql;
