/// Text to plans: [org.plumbline.plan.parse.PlanParser].
package org.plumbline.plan.parse;
