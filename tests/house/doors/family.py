"""The family of a case: who works on it changes it, the team reads."""

TABLE = """
#    address                          of           jb  tm  fel neu ort doh dem pau kem lor beh adm out
GET  cases:family                     family       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:family                     unled        200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:family                     intake       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:family                     closed       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:genogram                   family       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:genogram                   intake       200 200 200 404 404 404 404 404 404 404 404 404 302
GET  cases:family_languages           family       200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:family_languages           family       409 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:add_person                 family       200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:add_person                 family       422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:add_relationship           family       200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:add_relationship           family       422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:add_household              family       200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:add_household              family       422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:add_custody                family       200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:add_custody                family       422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:add_stay                   household    200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:add_stay                   household    422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:person                     uncle        200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:person                     uncle        422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:remove_person              uncle        200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:remove_person              uncle        422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:household                  household    200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:household                  household    422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:remove_household           household    200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:remove_household           household    422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:stay                       stay         200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:stay                       stay         409 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:remove_stay                stay         200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:remove_stay                stay         422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:relationship               relationship 200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:relationship               relationship 422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:remove_relationship        relationship 200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:remove_relationship        relationship 422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:custody                    custody      200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:custody                    custody      422 403 403 404 404 404 404 404 404 404 404 404 302
GET  cases:remove_custody             custody      200 403 403 404 404 404 404 404 404 404 404 404 302
POST cases:remove_custody             custody      422 403 403 404 404 404 404 404 404 404 404 404 302
"""
