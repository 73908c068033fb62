/// What running statements with and without new indexes proves.
package org.plumbline.advisor.proof;
