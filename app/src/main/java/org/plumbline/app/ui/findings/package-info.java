/// The findings panel: what is wrong with the plan, ranked, in words.
package org.plumbline.app.ui.findings;
