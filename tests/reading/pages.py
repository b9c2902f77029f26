"""Pages and articles written for the tests of reading."""

from __future__ import annotations

DUMP = """\
Norway and Chile sign fisheries pact
Published: 3 Jun. 2019, 08:15
Updated: 3 Jun. 2019, 10:40
OSLO, June 3 (Nordwire) -- Norway and Chile signed an agreement on fisheries on Monday.
The two governments said the text would enter into force in 2020.
“We share an ocean of interests,” the Chilean minister said.
BY KARI LUND [[email protected]]
with the Fjord Daily Post
To write a comment, please log in to your account.
Community Guidelines (0/400)
"""

PAGE = """\
<!DOCTYPE html><html lang="en"><head><title>Norway and Chile sign pact | Fjord Daily Post</title>
<link rel="canonical" href="https://fjordpost.example/2019/06/pact">
<meta property="og:site_name" content="Fjord Daily Post">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebPage", "name": "x", "datePublished": "2001-01-01"},
 {"@type": "NewsArticle", "headline": "Norway and Chile sign pact",
  "datePublished": "2019-06-03T08:15:00+02:00", "dateModified": "2019-06-03T10:40:00+02:00",
  "author": [{"@type": "Person", "name": "Kari Lund"}, {"@type": "Person", "name": "Jorge Paz"}],
  "publisher": {"@type": "Organization", "name": "Fjord Media"}}]}</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article>
<h1>Norway and Chile sign pact</h1>
<p>Norway and Chile signed an agreement on fisheries on Monday, after four years of talks in Oslo
and Santiago about quotas for salmon and for krill in the waters of the south.</p>
<p>The two governments said that the text would enter into force in 2020, once both parliaments
had approved it, and that a commission would meet every year to review the quotas.</p>
<p>Share this article</p></article><footer>Copyright 2019 Fjord Media</footer></body></html>
"""

BODY = "Norway and Chile signed an agreement on fisheries on Monday."
