/// One class for each rule, and [org.plumbline.advice.rule.RuleBook], which lists them.
package org.plumbline.advice.rule;
