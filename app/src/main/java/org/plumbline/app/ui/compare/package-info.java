/// Two plans side by side: the sentences that matter, both trees aligned by what nodes do, and how their figures differ.
package org.plumbline.app.ui.compare;
