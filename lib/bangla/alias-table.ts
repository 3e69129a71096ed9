// English names and words as Bengali papers write them, where the sound alone does not lead there: exonyms, English
// spellings, abbreviations, and English words for which papers have Bengali ones. Several answers are parted by a bar,
// the commonest first.

const places = `
  bangladesh বাংলাদেশ, dacca ঢাকা, chittagong চট্টগ্রাম, ctg চট্টগ্রাম, sylhet সিলেট, barisal বরিশাল, comilla কুমিল্লা, cumilla কুমিল্লা, jessore যশোর, jashore যশোর, bogra বগুড়া, bogura বগুড়া,
  mymensingh ময়মনসিংহ, dinajpur দিনাজপুর, rangamati রাঙামাটি|রাঙ্গামাটি, bandarban বান্দরবান, coxsbazar কক্সবাজার, cox কক্সবাজার|কক্স, teknaf টেকনাফ, ukhia উখিয়া,
  sundarbans সুন্দরবন, sundarban সুন্দরবন, buriganga বুড়িগঙ্গা, ganges গঙ্গা|পদ্মা, brahmaputra ব্রহ্মপুত্র, jamuna যমুনা, teesta তিস্তা, tista তিস্তা, meghna মেঘনা, padma পদ্মা,
  narayanganj নারায়ণগঞ্জ, gazipur গাজীপুর, munshiganj মুন্সীগঞ্জ|মুন্সিগঞ্জ, brahmanbaria ব্রাহ্মণবাড়িয়া, noakhali নোয়াখালী, moulvibazar মৌলভীবাজার, habiganj হবিগঞ্জ, sunamganj সুনামগঞ্জ,
  satkhira সাতক্ষীরা, jhenaidah ঝিনাইদহ, kushtia কুষ্টিয়া, chuadanga চুয়াডাঙ্গা, thakurgaon ঠাকুরগাঁও, panchagarh পঞ্চগড়, lalmonirhat লালমনিরহাট, gaibandha গাইবান্ধা, kurigram কুড়িগ্রাম,
  naogaon নওগাঁ, natore নাটোর, chapainawabganj চাঁপাইনবাবগঞ্জ, pirojpur পিরোজপুর, jhalokathi ঝালকাঠি, patuakhali পটুয়াখালী, bhola ভোলা, barguna বরগুনা, bagerhat বাগেরহাট, netrokona নেত্রকোনা,
  sherpur শেরপুর, kishoreganj কিশোরগঞ্জ, manikganj মানিকগঞ্জ, rajbari রাজবাড়ী|রাজবাড়ি, gopalganj গোপালগঞ্জ, shariatpur শরীয়তপুর|শরিয়তপুর, chandpur চাঁদপুর, lakshmipur লক্ষ্মীপুর, laxmipur লক্ষ্মীপুর, feni ফেনী,
  khagrachhari খাগড়াছড়ি, khagrachari খাগড়াছড়ি, bhasanchar ভাসানচর, rohingya রোহিঙ্গা, uttara উত্তরা, motijheel মতিঝিল, gulshan গুলশান, dhanmondi ধানমন্ডি|ধানমণ্ডি, banani বনানী, mirpur মিরপুর, shahbag শাহবাগ, shahbagh শাহবাগ,
  calcutta কলকাতা, kolkata কলকাতা, delhi দিল্লি, bombay মুম্বাই|মুম্বই, mumbai মুম্বাই|মুম্বই, madras চেন্নাই, chennai চেন্নাই, bangalore বেঙ্গালুরু, bengaluru বেঙ্গালুরু, hyderabad হায়দরাবাদ|হায়দ্রাবাদ, ahmedabad আহমেদাবাদ,
  gujarat গুজরাট, punjab পাঞ্জাব, rajasthan রাজস্থান, kerala কেরালা, assam আসাম, tripura ত্রিপুরা, agartala আগরতলা, meghalaya মেঘালয়, manipur মণিপুর, mizoram মিজোরাম, nagaland নাগাল্যান্ড, sikkim সিকিম, bihar বিহার, odisha ওড়িশা,
  orissa ওড়িশা, kashmir কাশ্মীর|কাশ্মির, ladakh লাদাখ, darjeeling দার্জিলিং, siliguri শিলিগুড়ি, howrah হাওড়া, haora হাওড়া, nandigram নন্দীগ্রাম, murshidabad মুর্শিদাবাদ, malda মালদা|মালদহ, ayodhya অযোধ্যা, varanasi বারাণসী,
  uttarpradesh উত্তরপ্রদেশ, maharashtra মহারাষ্ট্র, goa গোয়া, asansol আসানসোল, durgapur দুর্গাপুর,
  india ভারত, indian ভারতীয়|ভারত, pakistan পাকিস্তান, nepal নেপাল, bhutan ভুটান, maldives মালদ্বীপ, srilanka শ্রীলঙ্কা, lanka শ্রীলঙ্কা, myanmar মিয়ানমার|মায়ানমার, burma মিয়ানমার|বার্মা, afghanistan আফগানিস্তান, afghan আফগান,
  kabul কাবুল, karachi করাচি, lahore লাহোর, islamabad ইসলামাবাদ, kathmandu কাঠমান্ডু, thimphu থিম্পু, colombo কলম্বো, male মালে, naypyidaw নেপিডো, yangon ইয়াঙ্গুন, rangoon ইয়াঙ্গুন|রেঙ্গুন, rakhine রাখাইন, arakan আরাকান|রাখাইন,
  china চীন|চিন, chinese চীনা|চীন, beijing বেইজিং, peking বেইজিং, shanghai সাংহাই, wuhan উহান, hongkong হংকং, taiwan তাইওয়ান, tibet তিব্বত, japan জাপান, tokyo টোকিও, hiroshima হিরোশিমা, korea কোরিয়া, seoul সিউল|সোল, pyongyang পিয়ংইয়ং,
  mongolia মঙ্গোলিয়া, vietnam ভিয়েতনাম, hanoi হ্যানয়, cambodia কম্বোডিয়া, laos লাওস, thailand থাইল্যান্ড, thai থাই|থাইল্যান্ড, bangkok ব্যাংকক, malaysia মালয়েশিয়া, kualalumpur কুয়ালালামপুর, singapore সিঙ্গাপুর, indonesia ইন্দোনেশিয়া, jakarta জাকার্তা,
  bali বালি, philippines ফিলিপাইন, manila ম্যানিলা, brunei ব্রুনাই, australia অস্ট্রেলিয়া, sydney সিডনি, melbourne মেলবোর্ন, canberra ক্যানবেরা, zealand নিউজিল্যান্ড|জিল্যান্ড, newzealand নিউজিল্যান্ড,
  iran ইরান, iranian ইরানি|ইরানী|ইরান, tehran তেহরান, iraq ইরাক, baghdad বাগদাদ, syria সিরিয়া, damascus দামেস্ক, aleppo আলেপ্পো, lebanon লেবানন, beirut বৈরুত, jordan জর্ডান, amman আম্মান, israel ইসরায়েল|ইসরাইল, israeli ইসরায়েলি|ইসরাইলি|ইসরায়েল,
  jerusalem জেরুজালেম|জেরুসালেম, palestine ফিলিস্তিন|প্যালেস্টাইন, palestinian ফিলিস্তিনি|ফিলিস্তিন, gaza গাজা, hamas হামাস, hezbollah হিজবুল্লাহ, houthi হুতি|হুথি, telaviv তেলআবিব, saudi সৌদি, arabia আরব, riyadh রিয়াদ, mecca মক্কা, makkah মক্কা,
  medina মদিনা, jeddah জেদ্দা, uae আমিরাত|ইউএই, emirates আমিরাত, dubai দুবাই, abudhabi আবুধাবি, qatar কাতার, doha দোহা, kuwait কুয়েত, bahrain বাহরাইন, oman ওমান, muscat মাস্কাট|মাসকাট, yemen ইয়েমেন, sanaa সানা, turkey তুরস্ক, turkiye তুরস্ক,
  turkish তুর্কি|তুরস্ক, ankara আঙ্কারা, istanbul ইস্তাম্বুল|ইস্তানবুল, cyprus সাইপ্রাস, egypt মিসর|মিশর, cairo কায়রো, sudan সুদান, libya লিবিয়া, tripoli ত্রিপোলি, tunisia তিউনিসিয়া, algeria আলজেরিয়া, morocco মরক্কো, ethiopia ইথিওপিয়া, somalia সোমালিয়া, kenya কেনিয়া,
  nairobi নাইরোবি, uganda উগান্ডা, rwanda রুয়ান্ডা, tanzania তানজানিয়া, congo কঙ্গো, nigeria নাইজেরিয়া, ghana ঘানা, senegal সেনেগাল, cameroon ক্যামেরুন, mali মালি, niger নাইজার, africa আফ্রিকা, african আফ্রিকান|আফ্রিকা, zimbabwe জিম্বাবুয়ে, zambia জাম্বিয়া,
  namibia নামিবিয়া, mozambique মোজাম্বিক, madagascar মাদাগাস্কার, mauritius মরিশাস, gambia গাম্বিয়া,
  russia রাশিয়া, russian রুশ|রাশিয়ান|রাশিয়া, moscow মস্কো, kremlin ক্রেমলিন, ukraine ইউক্রেন, ukrainian ইউক্রেনীয়|ইউক্রেন, kyiv কিয়েভ, kiev কিয়েভ, crimea ক্রিমিয়া, donbas দনবাস|ডনবাস, donetsk দোনেৎস্ক|দনেৎস্ক, luhansk লুহানস্ক, kharkiv খারকিভ,
  kherson খেরসন, mariupol মারিউপোল, odesa ওদেসা, odessa ওদেসা, zaporizhzhia জাপোরিঝিয়া|জাপোরিজিয়া, belarus বেলারুশ, minsk মিনস্ক, poland পোল্যান্ড, warsaw ওয়ারশ, germany জার্মানি, german জার্মান|জার্মানি, berlin বার্লিন, france ফ্রান্স, french ফরাসি|ফ্রান্স,
  paris প্যারিস, italy ইতালি, italian ইতালীয়|ইতালি, rome রোম, milan মিলান, venice ভেনিস, vatican ভ্যাটিকান, spain স্পেন, spanish স্প্যানিশ|স্পেন, madrid মাদ্রিদ, barcelona বার্সেলোনা, catalonia কাতালোনিয়া, portugal পর্তুগাল, lisbon লিসবন, britain ব্রিটেন|যুক্তরাজ্য,
  british ব্রিটিশ|ব্রিটেন, uk যুক্তরাজ্য|ব্রিটেন, england ইংল্যান্ড, english ইংরেজি|ইংলিশ, london লন্ডন, scotland স্কটল্যান্ড, wales ওয়েলস, ireland আয়ারল্যান্ড, dublin ডাবলিন, manchester ম্যানচেস্টার, liverpool লিভারপুল, netherlands নেদারল্যান্ডস|নেদারল্যান্ড,
  holland হল্যান্ড|নেদারল্যান্ডস, dutch ডাচ, amsterdam আমস্টারডাম, hague হেগ, belgium বেলজিয়াম, brussels ব্রাসেলস, switzerland সুইজারল্যান্ড, swiss সুইস|সুইজারল্যান্ড, geneva জেনেভা, zurich জুরিখ, austria অস্ট্রিয়া, vienna ভিয়েনা, hungary হাঙ্গেরি,
  budapest বুদাপেস্ট, romania রোমানিয়া, bulgaria বুলগেরিয়া, greece গ্রিস, athens এথেন্স, serbia সার্বিয়া, kosovo কসোভো, bosnia বসনিয়া, croatia ক্রোয়েশিয়া, slovenia স্লোভেনিয়া, slovakia স্লোভাকিয়া, czech চেক, prague প্রাগ, denmark ডেনমার্ক,
  copenhagen কোপেনহেগেন, sweden সুইডেন, swedish সুইডিশ|সুইডেন, stockholm স্টকহোম, norway নরওয়ে, oslo অসলো, finland ফিনল্যান্ড, helsinki হেলসিঙ্কি, iceland আইসল্যান্ড, greenland গ্রিনল্যান্ড, estonia এস্তোনিয়া, latvia লাটভিয়া, lithuania লিথুয়ানিয়া,
  moldova মলদোভা, armenia আর্মেনিয়া, azerbaijan আজারবাইজান, georgia জর্জিয়া, kazakhstan কাজাখস্তান, uzbekistan উজবেকিস্তান, europe ইউরোপ, european ইউরোপীয়|ইউরোপিয়ান|ইউরোপ, asia এশিয়া, asian এশিয়ান|এশীয়|এশিয়া,
  us যুক্তরাষ্ট্র|মার্কিন, usa যুক্তরাষ্ট্র|আমেরিকা, america আমেরিকা|যুক্তরাষ্ট্র, american মার্কিন|আমেরিকান|আমেরিকা, washington ওয়াশিংটন, newyork নিউইয়র্ক, york ইয়র্ক|নিউইয়র্ক, california ক্যালিফোর্নিয়া, texas টেক্সাস, florida ফ্লোরিডা, chicago শিকাগো, boston বোস্টন|বস্টন,
  hawaii হাওয়াই, alaska আলাস্কা, pentagon পেন্টাগন, hollywood হলিউড, canada কানাডা, ottawa অটোয়া, toronto টরন্টো, mexico মেক্সিকো, cuba কিউবা, havana হাভানা, haiti হাইতি, jamaica জ্যামাইকা, brazil ব্রাজিল, brasilia ব্রাসিলিয়া, argentina আর্জেন্টিনা,
  chile চিলি, peru পেরু, colombia কলম্বিয়া, venezuela ভেনেজুয়েলা|ভেনিজুয়েলা, ecuador ইকুয়েডর, bolivia বলিভিয়া, uruguay উরুগুয়ে, paraguay প্যারাগুয়ে, panama পানামা, guyana গায়ানা, caribbean ক্যারিবীয়|ক্যারিবিয়ান, himalaya হিমালয়, everest এভারেস্ট,
  pacific প্রশান্ত, atlantic আটলান্টিক, antarctica অ্যান্টার্কটিকা
`

const people = `
  biden বাইডেন, joe জো, trump ট্রাম্প, donald ডোনাল্ড, obama ওবামা, barack বারাক, clinton ক্লিনটন, hillary হিলারি, bush বুশ, kamala কমলা, harris হ্যারিস, vance ভ্যান্স, rubio রুবিও, pompeo পম্পেও, kerry কেরি, blinken ব্লিঙ্কেন|ব্লিনকেন, powell পাওয়েল,
  putin পুতিন, vladimir ভ্লাদিমির, lavrov লাভরভ, zelensky জেলেনস্কি, zelenskyy জেলেনস্কি, medvedev মেদভেদেভ, macron ম্যাক্রোঁ|মাখোঁ, merkel মেরকেল|মের্কেল, scholz শলৎস|শোলজ, boris বরিস, johnson জনসন, sunak সুনাক, rishi ঋষি, truss ট্রাস, starmer স্টারমার,
  cameron ক্যামেরন, charles চার্লস, elizabeth এলিজাবেথ, harry হ্যারি, meghan মেগান, diana ডায়ানা, trudeau ট্রুডো, justin জাস্টিন, xi সি|শি, jinping জিনপিং|চিনপিং, kim কিম, jong জং, shinzo শিনজো, abe আবে, modi মোদি, narendra নরেন্দ্র, amit অমিত, shah শাহ,
  mamata মমতা, banerjee বন্দ্যোপাধ্যায়|ব্যানার্জি, mukherjee মুখার্জি|মুখোপাধ্যায়, chatterjee চ্যাটার্জি|চট্টোপাধ্যায়, ganguly গাঙ্গুলি|গাঙ্গুলী|গঙ্গোপাধ্যায়, rahul রাহুল, gandhi গান্ধী, sonia সোনিয়া, kejriwal কেজরিওয়াল, jaishankar জয়শঙ্কর, tagore রবীন্দ্রনাথ|ঠাকুর,
  imran ইমরান, nawaz নওয়াজ, sharif শরিফ, erdogan এরদোয়ান|এরদোগান, netanyahu নেতানিয়াহু, khamenei খামেনি, raisi রাইসি, rouhani রুহানি, assad আসাদ, salman সালমান, suu সু, kyi চি, mahathir মাহাথির, guterres গুতেরেস, antonio আন্তোনিও, pope পোপ, francis ফ্রান্সিস, taliban তালেবান|তালিবান,
  hasina হাসিনা, khaleda খালেদা, zia জিয়া, ziaur জিয়াউর, mujib মুজিব, bangabandhu বঙ্গবন্ধু, ershad এরশাদ, yunus ইউনূস|ইউনুস, fakhrul ফখরুল, quader কাদের, tarique তারেক, nahid নাহিদ,
  messi মেসি, lionel লিওনেল, ronaldo রোনালদো, cristiano ক্রিস্টিয়ানো|ক্রিশ্চিয়ানো, neymar নেইমার, mbappe এমবাপ্পে, maradona ম্যারাডোনা, pele পেলে, haaland হলান্ড, kohli কোহলি, virat বিরাট, dhoni ধোনি, tendulkar টেন্ডুলকার|টেন্ডুলকর, sachin শচীন|শচিন, babar বাবর,
  shakib সাকিব, tamim তামিম, mushfiq মুশফিক, mushfiqur মুশফিকুর, mahmudullah মাহমুদউল্লাহ|মাহমুদুল্লাহ, mashrafe মাশরাফি|মাশরাফী, mustafizur মোস্তাফিজুর, taskin তাসকিন, liton লিটন, djokovic জোকোভিচ, nadal নাদাল, federer ফেদেরার, serena সেরেনা, williams উইলিয়ামস, michael মাইকেল, guardiola গার্দিওলা,
  shahrukh শাহরুখ, amitabh অমিতাভ, deepika দীপিকা, priyanka প্রিয়াঙ্কা, alia আলিয়া, kareena কারিনা, katrina ক্যাটরিনা, ranbir রণবীর, aishwarya ঐশ্বরিয়া, elon ইলন, musk মাস্ক, gates গেটস, bezos বেজোস, zuckerberg জাকারবার্গ|জুকারবার্গ, jack জ্যাক, george জর্জ, john জন, david ডেভিড,
  james জেমস, robert রবার্ট, william উইলিয়াম, thomas টমাস, peter পিটার, paul পল, smith স্মিথ, brown ব্রাউন, adams অ্যাডামস, alam আলম, islam ইসলাম, hossain হোসেন|হোসাইন, hussain হোসেন|হুসাইন|হোসাইন, ahmed আহমেদ|আহমদ, chowdhury চৌধুরী, choudhury চৌধুরী, md মো|মোহাম্মদ,
  mohammad মোহাম্মদ|মুহাম্মদ|মো, muhammad মুহাম্মদ|মোহাম্মদ|মো, dr ড|ডা
`

const words = `
  un জাতিসংঘ, eu ইইউ, nato ন্যাটো, who ডব্লিউএইচও, unicef ইউনিসেফ, unesco ইউনেস্কো, asean আসিয়ান, saarc সার্ক, bimstec বিমসটেক, brics ব্রিকস, opec ওপেক, fifa ফিফা, uefa উয়েফা, nasa নাসা, rab র্যাব, rajuk রাজউক, buet বুয়েট, wasa ওয়াসা, desco ডেসকো, biman বিমান, unhcr ইউএনএইচসিআর,
  interpol ইন্টারপোল, acc দুদক, dmp ডিএমপি, ec ইসি, dse ডিএসই, bksp বিকেএসপি, parliament সংসদ|পার্লামেন্ট, congress কংগ্রেস, league লীগ|লিগ, party পার্টি|দল, awami আওয়ামী, jamaat জামায়াত|জামায়াতে, jamat জামায়াত|জামায়াতে, shibir শিবির, hefazat হেফাজত|হেফাজতে, chhatra ছাত্র, jatiya জাতীয়,
  police পুলিশ, army সেনাবাহিনী|সেনা, navy নৌবাহিনী, soldier সেনা|সৈন্য, government সরকার, govt সরকার, minister মন্ত্রী, ministry মন্ত্রণালয়, president প্রেসিডেন্ট|রাষ্ট্রপতি, pm প্রধানমন্ত্রী, cec সিইসি, mayor মেয়র, governor গভর্নর, secretary সচিব|সেক্রেটারি, general জেনারেল, commissioner কমিশনার, commission কমিশন,
  committee কমিটি, council কাউন্সিল|পরিষদ, court আদালত|কোর্ট, judge বিচারক|বিচারপতি, lawyer আইনজীবী, law আইন, bill বিল, vote ভোট, voter ভোটার, election নির্বাচন, candidate প্রার্থী, leader নেতা, opposition বিরোধী, democracy গণতন্ত্র, constitution সংবিধান, reform সংস্কার, protest বিক্ষোভ|প্রতিবাদ, strike ধর্মঘট|হরতাল, hartal হরতাল,
  movement আন্দোলন, student শিক্ষার্থী|ছাত্র, students শিক্ষার্থী|ছাত্র, teacher শিক্ষক, school স্কুল|বিদ্যালয়, college কলেজ, university বিশ্ববিদ্যালয়|ইউনিভার্সিটি, education শিক্ষা, exam পরীক্ষা, result ফল|ফলাফল, quota কোটা, hospital হাসপাতাল, doctor চিকিৎসক|ডাক্তার, nurse নার্স, patient রোগী, health স্বাস্থ্য,
  corona করোনা, coronavirus করোনাভাইরাস|করোনা, covid কোভিড|করোনা, virus ভাইরাস, vaccine টিকা|ভ্যাকসিন, dengue ডেঙ্গু, cholera কলেরা, cancer ক্যানসার|ক্যান্সার, aids এইডস, monkeypox মাঙ্কিপক্স, lockdown লকডাউন, omicron ওমিক্রন, delta ডেল্টা, pandemic মহামারি|মহামারী, disease রোগ, death মৃত্যু, dead নিহত|মৃত, injured আহত, killed নিহত,
  murder হত্যা|খুন, rape ধর্ষণ, arrest গ্রেপ্তার|গ্রেফতার|আটক, case মামলা, jail কারাগার|জেল, prison কারাগার, accident দুর্ঘটনা, fire আগুন|অগ্নিকাণ্ড, blast বিস্ফোরণ, explosion বিস্ফোরণ, bomb বোমা, attack হামলা, drone ড্রোন, missile ক্ষেপণাস্ত্র|মিসাইল, war যুদ্ধ, ceasefire যুদ্ধবিরতি, peace শান্তি, refugee শরণার্থী, border সীমান্ত,
  nuclear পারমাণবিক|পরমাণু, terrorist জঙ্গি|সন্ত্রাসী, corruption দুর্নীতি, drug মাদক, yaba ইয়াবা, sanction নিষেধাজ্ঞা, sanctions নিষেধাজ্ঞা, budget বাজেট, economy অর্থনীতি, bank ব্যাংক, loan ঋণ, dollar ডলার, euro ইউরো, rupee রুপি, pound পাউন্ড, taka টাকা, tax কর|ট্যাক্স, vat ভ্যাট, inflation মূল্যস্ফীতি, price দাম|মূল্য, market বাজার|মার্কেট, share শেয়ার, stock শেয়ার|স্টক,
  trade বাণিজ্য, export রপ্তানি|রফতানি, import আমদানি, garment পোশাক, garments গার্মেন্টস|পোশাক, business ব্যবসা|বাণিজ্য, company কোম্পানি, factory কারখানা, worker শ্রমিক, job চাকরি, remittance রেমিট্যান্স, reserve রিজার্ভ, oil তেল, gas গ্যাস, fuel জ্বালানি, electricity বিদ্যুৎ, power বিদ্যুৎ|পাওয়ার, gold সোনা|স্বর্ণ, rice চাল, onion পেঁয়াজ, egg ডিম,
  bus বাস, train ট্রেন, metro মেট্রো, rail রেল, railway রেলওয়ে|রেল, bridge সেতু|ব্রিজ, airport বিমানবন্দর, flight ফ্লাইট, plane বিমান, ship জাহাজ, launch লঞ্চ, ferry ফেরি, truck ট্রাক, road সড়ক, highway মহাসড়ক, traffic যানজট|ট্রাফিক, port বন্দর, ticket টিকিট, passport পাসপোর্ট, visa ভিসা,
  cricket ক্রিকেট, football ফুটবল, worldcup বিশ্বকাপ, cup কাপ, goal গোল, match ম্যাচ, final ফাইনাল, team দল|টিম, captain অধিনায়ক, coach কোচ, player খেলোয়াড়, olympic অলিম্পিক, olympics অলিম্পিক, tennis টেনিস, hockey হকি, test টেস্ট, series সিরিজ, wicket উইকেট, run রান, ipl আইপিএল, bpl বিপিএল, real রিয়াল, arsenal আর্সেনাল, chelsea চেলসি, juventus জুভেন্টাস, psg পিএসজি, champions চ্যাম্পিয়নস,
  facebook ফেসবুক, google গুগল, youtube ইউটিউব, twitter টুইটার, whatsapp হোয়াটসঅ্যাপ, tiktok টিকটক, instagram ইনস্টাগ্রাম, apple অ্যাপল, microsoft মাইক্রোসফট, amazon অ্যামাজন|আমাজন, iphone আইফোন, mobile মোবাইল, phone ফোন, internet ইন্টারনেট, computer কম্পিউটার, online অনলাইন, video ভিডিও, digital ডিজিটাল, cyber সাইবার, hacker হ্যাকার,
  film চলচ্চিত্র|সিনেমা|ফিল্ম, movie সিনেমা|চলচ্চিত্র, actor অভিনেতা, actress অভিনেত্রী|নায়িকা, song গান, singer গায়ক|শিল্পী, bollywood বলিউড, dhallywood ঢালিউড, oscar অস্কার, nobel নোবেল, award পুরস্কার, book বই, poet কবি, writer লেখক, journalist সাংবাদিক, newspaper পত্রিকা|সংবাদপত্র, news খবর|সংবাদ|নিউজ,
  flood বন্যা, cyclone ঘূর্ণিঝড়|সাইক্লোন, storm ঝড়, rain বৃষ্টি, weather আবহাওয়া, earthquake ভূমিকম্প, tsunami সুনামি, drought খরা, climate জলবায়ু, river নদী, fish মাছ, hilsa ইলিশ, tiger বাঘ, cow গরু, eid ঈদ|ইদ, ramadan রমজান, ramzan রমজান, puja পূজা|পুজো, durga দুর্গা, hajj হজ, mosque মসজিদ, temple মন্দির, hindu হিন্দু, muslim মুসলিম|মুসলমান,
  christmas বড়দিন|ক্রিসমাস, women নারী, woman নারী, child শিশু, children শিশু, farmer কৃষক, village গ্রাম, city শহর|সিটি, district জেলা, land জমি|ভূমি, house বাড়ি|ঘর, water পানি|জল, food খাদ্য|খাবার, family পরিবার, wife স্ত্রী, world বিশ্ব, international আন্তর্জাতিক, national জাতীয়, security নিরাপত্তা, meeting বৈঠক|সভা, visit সফর, report প্রতিবেদন|রিপোর্ট,
  january জানুয়ারি, february ফেব্রুয়ারি, march মার্চ, april এপ্রিল, may মে, june জুন, july জুলাই, august আগস্ট|অগস্ট, september সেপ্টেম্বর, october অক্টোবর, november নভেম্বর, december ডিসেম্বর, friday শুক্রবার, saturday শনিবার, sunday রোববার|রবিবার, monday সোমবার, tuesday মঙ্গলবার, wednesday বুধবার, thursday বৃহস্পতিবার,
  reuters রয়টার্স, bbc বিবিসি, cnn সিএনএন, aljazeera আলজাজিরা|জাজিরা, guardian গার্ডিয়ান, times টাইমস, ai এআই,
  station স্টেশন, office অফিস|কার্যালয়, justice বিচারপতি|জাস্টিস, supreme সুপ্রিম, high হাই, highcourt হাইকোর্ট, expressway এক্সপ্রেসওয়ে, tunnel টানেল, stadium স্টেডিয়াম, champion চ্যাম্পিয়ন, trophy ট্রফি, penalty পেনাল্টি, camp ক্যাম্প|শিবির, drama নাটক,
  director পরিচালক, license লাইসেন্স, licence লাইসেন্স, agreement চুক্তি, deal চুক্তি, crisis সংকট|সঙ্কট, interest সুদ, tea চা, sugar চিনি, salt লবণ, potato আলু, vegetable সবজি, meat মাংস, beef গরু|মাংস, chicken মুরগি, milk দুধ, mango আম, jute পাট, paddy ধান,
  crop ফসল, fertilizer সার, fever জ্বর, surgery অস্ত্রোপচার, medicine ওষুধ, kidney কিডনি, heart হার্ট|হৃদরোগ, mask মাস্ক, oxygen অক্সিজেন, quarantine কোয়ারেন্টিন, lottery লটারি, suicide আত্মহত্যা, kidnap অপহরণ, robbery ডাকাতি, theft চুরি,
  fraud প্রতারণা|জালিয়াতি, bribe ঘুষ, money টাকা|অর্থ, laundering পাচার, trafficking পাচার, smuggling চোরাচালান|পাচার, youth যুব|তরুণ, labour শ্রম|শ্রমিক|লেবার, labor শ্রম|শ্রমিক, migrant অভিবাসী, expatriate প্রবাসী, customs কাস্টমস|শুল্ক, tariff শুল্ক,
  investment বিনিয়োগ, investor বিনিয়োগকারী, profit মুনাফা|লাভ, debt ঋণ, poverty দারিদ্র্য, earth পৃথিবী, moon চাঁদ, mars মঙ্গল, space মহাকাশ, satellite স্যাটেলাইট|উপগ্রহ, science বিজ্ঞান, technology প্রযুক্তি, heatwave তাপপ্রবাহ|দাবদাহ, fog কুয়াশা,
  winter শীত, landslide ভূমিধস, erosion ভাঙন, pollution দূষণ, forest বন, elephant হাতি, snake সাপ, bird পাখি, helicopter হেলিকপ্টার, submarine সাবমেরিন, tank ট্যাংক, military সামরিক|সেনা, troops সেনা|সৈন্য, coup অভ্যুত্থান, uprising অভ্যুত্থান,
  revolution বিপ্লব, liberation মুক্তি|মুক্তিযুদ্ধ, independence স্বাধীনতা, victory বিজয়, freedom স্বাধীনতা|মুক্তি, genocide গণহত্যা, curfew কারফিউ, rally সমাবেশ|র্যালি|মিছিল, verdict রায়, bail জামিন, appeal আপিল, tribunal ট্রাইব্যুনাল, investigation তদন্ত,
  probe তদন্ত, remand রিমান্ড, ballot ব্যালট, referendum গণভোট, interim অন্তর্বর্তী|অন্তর্বর্তীকালীন, caretaker তত্ত্বাবধায়ক, adviser উপদেষ্টা, advisor উপদেষ্টা, ambassador রাষ্ট্রদূত, embassy দূতাবাস, diplomat কূটনীতিক, summit সম্মেলন, rafah রাফাহ|রাফা,
  khartoum খার্তুম, tigray টাইগ্রে, sahara সাহারা, mosul মসুল, basra বসরা, isfahan ইস্পাহান, hormuz হরমুজ, suez সুয়েজ, golan গোলান, fukushima ফুকুশিমা, ontario অন্টারিও, quebec কুইবেক, sao সাও, rio রিও, amazonia আমাজন
`

/** Bengali words that stand for each other: abbreviations, old and new names, spellings that no rule joins. */
const bengali = `
  মো মোঃ মোহাম্মদ মুহাম্মদ মুহম্মদ মোহাম্মাদ মোহা; মোছা মোছাঃ মোসাম্মৎ মোসা; ড ডঃ ডক্টর; ডা ডাঃ ডাক্তার; অ্যাড অ্যাডভোকেট এডভোকেট; লে লেফটেন্যান্ট; ইঞ্জি ইঞ্জিনিয়ার প্রকৌশলী; প্রফেসর অধ্যাপক; আলহাজ আলহাজ্ব;
  আহমেদ আহমদ আহম্মেদ আহাম্মেদ; হোসেন হোসাইন হুসাইন হোসেইন হুসেইন; রহমান রাহমান; উদ্দিন উদ্দীন; চৌধুরী চৌধুরি; শেখ শায়খ; সৈয়দ সাইয়েদ; মিয়া মিঞা; ইউনূস ইউনুস;
  যুক্তরাষ্ট্র আমেরিকা; যুক্তরাজ্য ব্রিটেন বৃটেন; মিয়ানমার মায়ানমার বার্মা বর্মা; কলকাতা কোলকাতা ক্যালকাটা; মুম্বাই মুম্বই বোম্বে বম্বে; ইয়াঙ্গুন রেঙ্গুন; ফিলিস্তিন প্যালেস্টাইন; মিসর মিশর ইজিপ্ট; চীন চিন; ইসরায়েল ইসরাইল ইজরায়েল ইস্রায়েল;
  জার্মানি জার্মানী; রাশিয়া রুশিয়া; ইতালি ইটালি ইতালী; ইরানি ইরানী; সৌদি সউদি; তুরস্ক টার্কি; শ্রীলঙ্কা শ্রীলংকা; এরদোয়ান এরদোগান এর্দোয়ান; তালেবান তালিবান; মাখোঁ ম্যাক্রোঁ ম্যাক্রো মাক্রোঁ; সি শি; জিনপিং চিনপিং;
  গ্রেপ্তার গ্রেফতার; রপ্তানি রফতানি; ক্যানসার ক্যান্সার; মহামারি মহামারী; লীগ লিগ; আগস্ট অগস্ট আগষ্ট অগাস্ট; রোববার রবিবার; ঈদ ইদ; কোরআন কুরআন কোরান; নামাজ নামায; মাদরাসা মাদ্রাসা; প্রেসিডেন্ট রাষ্ট্রপতি; ভ্যাকসিন টিকা; করোনা কোভিড; স্কুল বিদ্যালয়;
  ইউনিভার্সিটি বিশ্ববিদ্যালয়; ঢাবি ডিইউ; দুদক এসিসি; পানি জল; সোনা স্বর্ণ; সিনেমা চলচ্চিত্র; মেট্রোরেল মেট্রো
`

function read(list: string): readonly (readonly [string, readonly string[]])[] {
  return list.normalize('NFC').split(',').map(entry => entry.trim()).filter(entry => entry !== '').map(entry => {
    const at = entry.indexOf(' ')
    return [entry.slice(0, at), entry.slice(at + 1).split('|')] as const
  })
}

/** From a Latin key to Bengali keys. */
export const fromLatin: ReadonlyMap<string, readonly string[]> = /* @__PURE__ */ new Map([...read(places), ...read(people), ...read(words)])

/** Groups of Bengali keys that mean one thing. */
export const classes: readonly (readonly string[])[] = /* @__PURE__ */ bengali.normalize('NFC').split(';')
  .map(group => [...new Set(group.trim().split(/\s+/))]).filter(group => group.length > 1)
