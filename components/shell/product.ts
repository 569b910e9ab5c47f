/** What the portal calls itself, in the bar and in the titles of its pages. */
export const productName = "Review Desk";

/** The line under the name where a page introduces itself. */
export const productLine = "Psychiatric intensive outpatient care, reviewed under one policy";

/** Where the name leads: the first page, which sends whoever is signed in on to their own. */
export const firstPage = "/";
