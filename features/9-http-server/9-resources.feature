Feature: Resources of the provisioning HTTP server
  SWRA513C chapter 9, Table 9-1. What a phone asks for and hands over by HTTP. The device serves it alone; its host takes
  no part and is blocked meanwhile.

  Rule: PROV-5.1.1-02 The result is fetched over the shared network

    @PROV-5.1.1-02 @PROV-2.1-09 @PROV-9-10 @PROV-9-22 @needs-phone @needs-network
    Scenario Outline: PROV-5.1.1-02/1 <process>
      Given <process>, waiting for its result to be fetched
      And the phone joins the network "home"
      Then the phone reads "5" at "/param_cfg_result.txt"

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-9-01 A profile is added

    @PROV-9-01 @PROV-9-17 @needs-phone
    Scenario: PROV-9-01/1 with all four parameters
      Given AP provisioning, waiting for a profile
      And the phone joins the device
      And the phone posts "/api/1/wlan/profile_add" with:
        | __SL_P_P.A | home          |
        | __SL_P_P.B | 3             |
        | __SL_P_P.C | correct-horse |
        | __SL_P_P.D | 5             |
      And the device reports the profile "home"
      And the host orders SL_WLAN_PROVISIONING_CMD_STOP
      When the device reports SL_WLAN_PROVISIONING_STOPPED
      Then the device has:
        | profiles | home |

    @PROV-9-01 @PROV-9-17 @needs-phone
    Scenario Outline: PROV-9-01/2 <ssid>, security <security>, key <key>, priority <priority>
      Given AP provisioning, waiting for a profile
      And the phone joins the device
      And the phone posts "/api/1/wlan/profile_add" with:
        | __SL_P_P.A | <ssid>     |
        | __SL_P_P.B | <security> |
        | __SL_P_P.C | <key>      |
        | __SL_P_P.D | <priority> |
      And the device reports the profile "<ssid>"
      And the host orders SL_WLAN_PROVISIONING_CMD_STOP
      When the device reports SL_WLAN_PROVISIONING_STOPPED
      Then the device has:
        | profiles   | <ssid>            |
        | priorities | <ssid> <priority> |

      # pairs: profiles, 66 of 480 combinations; every pair of values is among them
      Examples: from 66 of 480 combinations
        | ssid                             | security | key                                                             | priority |
        | a                                | 3        | a%20key + more, with & and = in it                              | 15       |
        | a                                | 3        | a-key-of-sixty-three-characters-0123456789-0123456789-012345678 | 14       |
        | a                                | 2        | correct-horse                                                   | 1        |
        | a                                | 1        | abcde                                                           | 15       |
        | a                                | 0        | zq7-Kx9w                                                        | 14       |
        | a                                | 0        |                                                                 | 0        |
        | 0123456789abcdef0123456789abcdef | 3        | correct-horse                                                   | 15       |
        | 0123456789abcdef0123456789abcdef | 3        | zq7-Kx9w                                                        | 0        |
        | 0123456789abcdef0123456789abcdef | 3        | a-key-of-sixty-three-characters-0123456789-0123456789-012345678 | 0        |
        | 0123456789abcdef0123456789abcdef | 2        | a%20key + more, with & and = in it                              | 14       |
        | 0123456789abcdef0123456789abcdef | 1        | abcde                                                           | 0        |
        | 0123456789abcdef0123456789abcdef | 0        |                                                                 | 1        |
        | comma\\x2c semicolon; bar \| end | 3        | correct-horse                                                   | 15       |
        | comma\\x2c semicolon; bar \| end | 3        | zq7-Kx9w                                                        | 0        |
        | comma\\x2c semicolon; bar \| end | 3        | a%20key + more, with & and = in it                              | 0        |
        | comma\\x2c semicolon; bar \| end | 3        | a-key-of-sixty-three-characters-0123456789-0123456789-012345678 | 0        |
        | comma\\x2c semicolon; bar \| end | 2        | correct-horse                                                   | 14       |
        | comma\\x2c semicolon; bar \| end | 1        | abcde                                                           | 1        |
        | comma\\x2c semicolon; bar \| end | 0        |                                                                 | 14       |
        | \\x22double\\x22 and 'single'    | 3        | correct-horse                                                   | 0        |
        | \\x22double\\x22 and 'single'    | 3        | a%20key + more, with & and = in it                              | 0        |
        | \\x22double\\x22 and 'single'    | 3        | a-key-of-sixty-three-characters-0123456789-0123456789-012345678 | 0        |
        | \\x22double\\x22 and 'single'    | 2        | zq7-Kx9w                                                        | 15       |
        | \\x22double\\x22 and 'single'    | 1        | abcde                                                           | 1        |
        | \\x22double\\x22 and 'single'    | 0        |                                                                 | 14       |
        | C:\\\\Path\\\\x41                | 3        | zq7-Kx9w                                                        | 0        |
        | C:\\\\Path\\\\x41                | 3        | a%20key + more, with & and = in it                              | 14       |
        | C:\\\\Path\\\\x41                | 3        | a-key-of-sixty-three-characters-0123456789-0123456789-012345678 | 0        |
        | C:\\\\Path\\\\x41                | 2        | correct-horse                                                   | 0        |
        | C:\\\\Path\\\\x41                | 1        | abcde                                                           | 1        |
        | C:\\\\Path\\\\x41                | 0        |                                                                 | 15       |
        | Café 日本 网络                       | 3        | correct-horse                                                   | 15       |
        | Café 日本 网络                       | 3        | a%20key + more, with & and = in it                              | 1        |
        | Café 日本 网络                       | 3        | a-key-of-sixty-three-characters-0123456789-0123456789-012345678 | 0        |
        | Café 日本 网络                       | 2        | correct-horse                                                   | 0        |
        | Café 日本 网络                       | 1        | zq7-Kx9w                                                        | 0        |
        | Café 日本 网络                       | 1        | abcde                                                           | 14       |
        | Café 日本 网络                       | 0        |                                                                 | 0        |
        | <b onclick=alert(1)>&amp;</b>    | 3        | correct-horse                                                   | 0        |
        | <b onclick=alert(1)>&amp;</b>    | 3        | correct-horse                                                   | 15       |
        | <b onclick=alert(1)>&amp;</b>    | 3        | zq7-Kx9w                                                        | 0        |
        | <b onclick=alert(1)>&amp;</b>    | 3        | a%20key + more, with & and = in it                              | 0        |
        | <b onclick=alert(1)>&amp;</b>    | 3        | a-key-of-sixty-three-characters-0123456789-0123456789-012345678 | 0        |
        | <b onclick=alert(1)>&amp;</b>    | 2        | correct-horse                                                   | 1        |
        | <b onclick=alert(1)>&amp;</b>    | 1        | abcde                                                           | 0        |
        | <b onclick=alert(1)>&amp;</b>    | 0        |                                                                 | 14       |
        | 100% + 1 = a&b?c#d               | 3        | correct-horse                                                   | 0        |
        | 100% + 1 = a&b?c#d               | 3        | a%20key + more, with & and = in it                              | 14       |
        | 100% + 1 = a&b?c#d               | 3        | a-key-of-sixty-three-characters-0123456789-0123456789-012345678 | 1        |
        | 100% + 1 = a&b?c#d               | 2        | zq7-Kx9w                                                        | 15       |
        | 100% + 1 = a&b?c#d               | 1        | abcde                                                           | 0        |
        | 100% + 1 = a&b?c#d               | 0        |                                                                 | 0        |
        | tab\\x09 and \\x1b[1m\\x7f       | 3        | correct-horse                                                   | 15       |
        | tab\\x09 and \\x1b[1m\\x7f       | 3        | zq7-Kx9w                                                        | 1        |
        | tab\\x09 and \\x1b[1m\\x7f       | 3        | a%20key + more, with & and = in it                              | 0        |
        | tab\\x09 and \\x1b[1m\\x7f       | 3        | a-key-of-sixty-three-characters-0123456789-0123456789-012345678 | 0        |
        | tab\\x09 and \\x1b[1m\\x7f       | 2        | correct-horse                                                   | 0        |
        | tab\\x09 and \\x1b[1m\\x7f       | 1        | abcde                                                           | 0        |
        | tab\\x09 and \\x1b[1m\\x7f       | 0        |                                                                 | 14       |
        | \\x20blank at both ends\\x20     | 3        | correct-horse                                                   | 0        |
        | \\x20blank at both ends\\x20     | 3        | a%20key + more, with & and = in it                              | 1        |
        | \\x20blank at both ends\\x20     | 2        | a-key-of-sixty-three-characters-0123456789-0123456789-012345678 | 15       |
        | \\x20blank at both ends\\x20     | 1        | zq7-Kx9w                                                        | 0        |
        | \\x20blank at both ends\\x20     | 1        | abcde                                                           | 14       |
        | \\x20blank at both ends\\x20     | 0        | zq7-Kx9w                                                        | 0        |
        | \\x20blank at both ends\\x20     | 0        |                                                                 | 0        |
      # end of pairs

    @PROV-9-01 @PROV-2.1-02 @needs-phone
    Scenario: PROV-9-01/3 in the last of the seven places
      Given a running device with:
        | profiles | one, two, three, four, five, six |
      And the host starts AP provisioning
      And the phone joins the device
      And the phone gives the device the profile "home" over HTTP
      And the device reports the profile "home"
      And the host orders SL_WLAN_PROVISIONING_CMD_STOP
      When the device reports SL_WLAN_PROVISIONING_STOPPED
      Then the device has:
        | profiles | one, two, three, four, five, six, home |

  Rule: PROV-9-02 The device is named

    @PROV-9-02 @needs-phone
    Scenario: PROV-9-02/1 and the host can read it
      Given AP provisioning, waiting for a profile
      And the phone joins the device
      And the phone posts "/api/1/netapp/set_urn" with:
        | __SL_P_S.B | kitchen |
      And the host orders SL_WLAN_PROVISIONING_CMD_STOP
      When the device reports SL_WLAN_PROVISIONING_STOPPED
      Then the device has:
        | name | kitchen |

  Rule: PROV-9-03 The name is read

    @PROV-9-03 @needs-phone
    Scenario: PROV-9-03/1 after it was set
      Given AP provisioning, waiting for a profile
      And the phone joins the device
      When the phone posts "/api/1/netapp/set_urn" with:
        | __SL_P_S.B | kitchen |
      Then the phone reads "kitchen" at "/param_device_name.txt"

  Rule: PROV-9-04 A confirmation is asked for

    @PROV-9-04 @needs-phone @needs-network
    Scenario Outline: PROV-9-04/1 <process>
      Given <process>, with a profile to confirm
      When the phone asks for confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-9-04 @needs-phone @needs-network
    Scenario: PROV-9-04/2 the longer path that one table prints
      Given AP provisioning, with a profile to confirm
      And the network "home" is within reach
      When the phone posts "/api/1/wlan/en_ap_scan/confirm_req" with:
        | confirm | yes |
      Then it is recorded what reaches the host within the while after the start

  Rule: PROV-9-05 The result: not started

    @PROV-9-05 @needs-phone
    Scenario: PROV-9-05/1 no attempt yet
      Given AP provisioning, waiting for a profile
      When the phone joins the device
      Then the phone reads "0" at "/param_cfg_result.txt"

  Rule: PROV-9-06 The result: network not found

    @PROV-9-06 @PROV-2.1-14 @PROV-5.2-03 @needs-phone @needs-network
    Scenario: PROV-9-06/1 over the device's access point
      Given AP provisioning, after its network was not found
      When the phone joins the device
      Then the phone reads "1" at "/param_cfg_result.txt"

  Rule: PROV-9-07 The result: connection failed

    @PROV-9-07 @needs-phone @needs-network
    Scenario: PROV-9-07/1 over the device's access point
      Given AP provisioning, after its key was refused
      When the phone joins the device
      Then the phone reads "2" at "/param_cfg_result.txt"

  Rule: PROV-9-08 The result: no address

    @PROV-9-08 @needs-phone @needs-network
    Scenario: PROV-9-08/1 over the device's access point
      Given AP provisioning, after it got no address
      When the phone joins the device
      Then the phone reads "3" at "/param_cfg_result.txt"

  Rule: PROV-9-09 The result: feedback failed

    @PROV-9-09 @needs-phone @needs-network
    Scenario: PROV-9-09/1 over the device's access point
      Given AP provisioning, after its result was not fetched
      When the phone joins the device
      Then the phone reads "4 or 5" at "/param_cfg_result.txt"

  Rule: PROV-9-11 The version

    @PROV-9-11 @needs-phone
    Scenario: PROV-9-11/1 of the resources
      Given AP provisioning, waiting for a profile
      When the phone joins the device
      Then the phone reads "R2.0" at "/param_product_version.txt"

  Rule: PROV-9-12 A scan is started

    @PROV-9-12 @needs-phone @needs-network
    Scenario: PROV-9-12/1 and its list is there later
      Given AP provisioning, waiting for a profile
      And the network "home" is within reach
      And the phone joins the device
      When the phone posts "/api/1/wlan/en_ap_scan" with:
        | __SL_P_SC1 | 10 |
        | __SL_P_SC2 | 1  |
      Then the phone reads a list with "home" at "/netlist.txt"

  Rule: PROV-9-14 The list holds every network

    @PROV-9-14 @needs-phone @needs-network
    Scenario Outline: PROV-9-14/1 <ssid> among others
      Given AP provisioning, waiting for a profile
      And the network "work" is within reach
      And the network "cafe" is within reach
      And the phone joins the device
      When the phone posts "/api/1/wlan/en_ap_scan" with:
        | __SL_P_SC1 | 10 |
        | __SL_P_SC2 | 1  |
      Then the phone reads a list with "<ssid>" at "/netlist.txt"

      Examples:
        | ssid |
        | work |
        | cafe |

  Rule: PROV-9-25 Each with the digit of its security

    @PROV-9-25 @needs-phone @needs-network
    Scenario: PROV-9-25/1 WPA2
      Given AP provisioning, waiting for a profile
      And the network "home" is within reach
      And the phone joins the device
      When the phone posts "/api/1/wlan/en_ap_scan" with:
        | __SL_P_SC1 | 10 |
        | __SL_P_SC2 | 1  |
      Then the phone reads a list with "3home" at "/netlist.txt"
      And it is recorded what the phone reads at "/netlist.txt"

  Rule: PROV-9-20 A name has at most 33 characters

    @PROV-9-20 @needs-phone
    Scenario: PROV-9-20/1 34 characters
      Given AP provisioning, waiting for a profile
      And the phone joins the device
      When the phone posts "/api/1/netapp/set_urn" with:
        | __SL_P_S.B | abcdefghijklmnopqrstuvwxyz01234567 |
      Then the phone reads at most 33 characters at "/param_device_name.txt"

    @PROV-9-20 @needs-phone
    Scenario: PROV-9-20/2 33 characters
      Given AP provisioning, waiting for a profile
      And the phone joins the device
      When the phone posts "/api/1/netapp/set_urn" with:
        | __SL_P_S.B | a-device-name-of-thirty-three-cha |
      Then it is recorded what the phone reads at "/param_device_name.txt"

  Rule: PROV-9-18 A parameter that is left out keeps its value

    @PROV-9-18 @needs-phone
    Scenario: PROV-9-18/1 the priority of the profile before
      Given AP provisioning, waiting for a profile
      And the phone joins the device
      And the phone posts "/api/1/wlan/profile_add" with:
        | __SL_P_P.A | home          |
        | __SL_P_P.B | 3             |
        | __SL_P_P.C | correct-horse |
        | __SL_P_P.D | 5             |
      And the device reports the profile "home"
      And the phone posts "/api/1/wlan/profile_add" with:
        | __SL_P_P.A | work          |
        | __SL_P_P.B | 3             |
        | __SL_P_P.C | correct-horse |
      And the device reports the profile "work"
      And the host orders SL_WLAN_PROVISIONING_CMD_STOP
      When the device reports SL_WLAN_PROVISIONING_STOPPED
      Then the device has:
        | priorities | home 5, work 5 |

  Rule: PROV-9-23 HTTPS, and a redirect to it

    @PROV-9-23 @needs-phone
    Scenario: PROV-9-23/1 both are asked
      Given AP provisioning, waiting for a profile
      When the phone joins the device
      Then it is recorded what the phone reads at "/param_product_version.txt" over HTTP and over HTTPS

  Rule: PROV-9-26 A confirmation without a profile

    @PROV-9-26 @needs-phone
    Scenario: PROV-9-26/1 nothing was configured
      Given AP provisioning, waiting for a profile
      And the phone joins the device
      When the phone asks for confirmation
      Then it is recorded what reaches the host within the while after the start

    @PROV-9-26 @needs-phone
    Scenario Outline: PROV-9-26/2 nothing but a network that has <name>
      Given AP provisioning, waiting for a profile
      And the phone joins the device
      And the phone posts "/api/1/wlan/profile_add" with:
        | __SL_P_P.A | <ssid>        |
        | __SL_P_P.B | 3             |
        | __SL_P_P.C | correct-horse |
        | __SL_P_P.D | 0             |
      When the phone asks for confirmation
      Then it is recorded what reaches the host within the while after the start

      Examples:
        | name                | ssid                              |
        | no name             |                                   |
        | a name one too long | 0123456789abcdef0123456789abcdefg |
