/// What of a statement's text belongs to which node of its plan: [org.plumbline.sql.mark.SqlMarks]. A statement is cut into its query
/// blocks by tokens, so that every part has its place ([org.plumbline.sql.block.StatementReader]); its conditions and keys are compared
/// with those that EXPLAIN prints as [org.plumbline.sql.PlainExpression]s. Where two parts could be meant, none is.
package org.plumbline.sql.mark;
