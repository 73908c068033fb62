/// Ways to write a statement otherwise that give the same result: [org.plumbline.rewrite.Rewrite], one class each, with what must be true
/// of the tables ([org.plumbline.rewrite.Condition]). A statement's text is changed where it has to be and is left alone elsewhere
/// ([org.plumbline.rewrite.Edit]).
package org.plumbline.rewrite;
