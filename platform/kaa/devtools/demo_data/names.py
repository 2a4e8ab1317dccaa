"""Names of nobody: common given and family names, drawn at random. Swedish by nature, so no message ids."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FEMALE = _words("""
    Alva Maja Elsa Astrid Wilma Freja Ebba Saga Alma Agnes Olivia Julia Ella Ellen Signe Klara Stella Ines Selma Vera Lova Nova Tuva Tyra
    Iris Edith Hilda Ester Märta Siri Elvira Ronja Linnéa Moa Emma Ida Hanna Emelia Tilda Amanda Felicia Cornelia Meja Thea Isabelle Sara
    Lovisa Nellie Molly Filippa Johanna Nathalie Matilda Ellinor Annie Kajsa Majken Svea Sigrid Greta Dagny Rut Åsa Östa Zoë Chloé Renée
    Fatima Amina Leyla Samira Yasmin Zahra Maryam Aisha Nour Rania Hodan Ayan Sagal Ifrah Selam Mirja Aino Satu Katarzyna Ana Jelena Mila
    Dilan Rojda Evin Helin Şilan Thi-Mai Ngoc Anna-Karin Eva-Lena Ida-Maria Lisa-Marie Ann-Sofie Elin Linn Tove Ylva Disa Embla Minna Juni
""")
MALE = _words("""
    William Liam Noah Hugo Lucas Adam Oliver Matteo Elias Adrian Nils Frans Axel Arvid Oskar Viggo Malte Ludvig Theo Alfred Vincent Leon
    Sixten Ebbe Edvin Isak Emil Vidar Love Melvin Melker Albin Gustav Filip Anton Viktor Charlie Benjamin Alvin Olle Valter Harry August Max
    Sigge Josef Gabriel Jack Milo Loke Ture Henning Sven Åke Örjan Björn Håkan Göran Kåre Lennart André René Léon José Zoltán Jörgen Mohamed
    Ali Omar Yusuf Hassan Ibrahim Abdi Khalid Mahad Liban Filmon Yonas Samuel Robel Mikael Aleksi Eetu Jakub Wiktor Luka Marko Rêbîn Azad
    Baran Hêmin Minh Quang Carl-Johan Karl-Erik Lars-Åke Per-Olof Jan-Erik Simon Linus Rasmus Erik Kevin Robin Dennis Jonatan
""")
FAMILY = _words("""
    Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson Jonsson Jansson Hansson Bengtsson
    Jönsson Lindberg Jakobsson Magnusson Olofsson Lindström Lindqvist Lindgren Berg Axelsson Bergström Lundberg Lind Lundgren Mattsson
    Berglund Fredriksson Sandberg Henriksson Forsberg Sjöberg Wallin Engström Eklund Danielsson Lundin Håkansson Björk Bergman Gunnarsson
    Holm Wikström Samuelsson Isaksson Fransson Bergqvist Nyström Holmberg Arvidsson Löfgren Söderberg Nyberg Blomqvist Claesson Nordström
    Mårtensson Lundström Viklund Björklund Eliasson Berggren Sandström Lund Nordin Ström Åberg Falk Ekström Hermansson Holmgren Hellström
    Dahl Sundberg Hedlund Sjögren Ek Blom Abrahamsson Martinsson Öberg Andreasson Strömberg Månsson Hansen Åkesson Dahlberg Lindholm Norberg
    Holmqvist Åström Ivarsson Sundström Lindén Åkerlund Ögren Ängström Bäcklund Höglund Fält Rönnqvist Hägglund Näslund Löf Söderlund Westin
    Hjelm Stål Grönlund Vikberg Östlund Ångman Norén Hedén Wallén Bodén Frisén Dunér Thorén Sahlén Ahmed Hussein Abdullahi Mohamed Osman
    Warsame Farah Jama Haile Tesfay Gebremedhin Hosseini Karimi Rahimi Amiri Ahmadi Nazari Al-Khatib Al-Masri Haddad Khoury Yılmaz Demir
    Çelik Şahin Kaya Nguyen Tran Kowalski Nowak Wiśniewski Petrović Jovanović Hadžić Begić Kovačević Virtanen Mäkinen Hämäläinen Niemi
    Salonen García Fernández Muñoz O'Brien D'Angelo Müller Schäfer Rydberg-Holm Ek-Lindgren Åhs-Berg Nilsson-Öst Sandberg-Khalil
""")
PREFIXED = ("af Granlund", "von Sydow-Ek", "de la Motte", "van der Berg", "El Haddad")
GUARDIAN_FEMALE = _words("Anna Maria Eva Karin Sara Lena Jenny Helena Camilla Åsa Ulrika Fatima Hawa Mona Anneli")
GUARDIAN_MALE = _words("Anders Johan Per Mikael Fredrik Magnus Peter Jörgen Håkan Stefan Ahmed Yusuf Tomas Göran Mats")
