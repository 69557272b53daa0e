Feature: Resources of the provisioning HTTP server
  SWRA513C chapter 9, Table 9-1. The resources that a phone reads and posts over HTTP. The device serves them alone. Its
  host takes no part and is blocked meanwhile.

  Rule: PROV-5.1.1-02 The phone fetches the result over the network of the profile

    @PROV-5.1.1-02 @PROV-2.1-09 @PROV-9-10 @PROV-9-22 @needs-phone @needs-network
    Scenario Outline: PROV-5.1.1-02/1 During <process>, the phone reads success over the network of the profile
      Given <process> is waiting for the phone to fetch the result
      And the phone joins the network "home"
      Then the phone reads the result success (5)

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                                           |
        | AP+SmartConfig provisioning after a success in its second attempt |
        | AP+SmartConfig provisioning after a time-out and a reset          |
        | external configuration                                            |
        | auto-provisioning as an access point after a reset and a time-out |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  |
        | SmartConfig provisioning |

  Rule: PROV-9-01 The device stores a profile that a phone adds

    @PROV-9-01 @PROV-9-17 @needs-phone
    Scenario: PROV-9-01/1 The device stores a profile with all four parameters
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      And the phone posts to "/api/1/wlan/profile_add":
        | network name | home          |
        | security     | WPA2          |
        | key          | correct-horse |
        | priority     | 5             |
      And the device reports the profile "home"
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device has:
        | profiles | home |

    @PROV-9-01 @PROV-9-17 @needs-phone
    Scenario Outline: PROV-9-01/2 The device stores <ssid> with security <security>, key <key> and priority <priority>
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      And the phone posts to "/api/1/wlan/profile_add":
        | network name | <ssid>     |
        | security     | <security> |
        | key          | <key>      |
        | priority     | <priority> |
      And the device reports the profile "<ssid>"
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device has:
        | profiles   | <ssid>            |
        | priorities | <ssid> <priority> |

      # pairs: profiles, 33 of 240 combinations; every pair of values is among them
      Examples: first combinations
        | ssid | security | key                                                             | priority |
        | a    | WPA2     | correct-horse                                                   | 15       |
        | a    | WPA2     | a%20key + more, with & and = in it                              | 0        |
        | a    | WPA2     | a-key-of-sixty-three-characters-0123456789-0123456789-012345678 | 15       |

      Examples: further combinations
        | ssid                                             | security | key                                                             | priority |
        | a                                                | WPA      | correct-horse                                                   | 15       |
        | a                                                | WEP      | zq7-Kx9w                                                        | 0        |
        | a                                                | WEP      | abcde                                                           | 14       |
        | a                                                | open     |                                                                 | 0        |
        | a                                                | open     |                                                                 | 1        |
        | 0123456789abcdef0123456789abcdef                 | WPA2     | zq7-Kx9w                                                        | 0        |
        | 0123456789abcdef0123456789abcdef                 | WPA2     | a%20key + more, with & and = in it                              | 15       |
        | 0123456789abcdef0123456789abcdef                 | WPA      | correct-horse                                                   | 1        |
        | 0123456789abcdef0123456789abcdef                 | WPA      | a-key-of-sixty-three-characters-0123456789-0123456789-012345678 | 0        |
        | 0123456789abcdef0123456789abcdef                 | WEP      | abcde                                                           | 0        |
        | 0123456789abcdef0123456789abcdef                 | open     |                                                                 | 14       |
        | comma\\x2c; \\x22double\\x22 'single' \| \\\\x41 | WPA2     | correct-horse                                                   | 0        |
        | comma\\x2c; \\x22double\\x22 'single' \| \\\\x41 | WPA2     | a%20key + more, with & and = in it                              | 0        |
        | comma\\x2c; \\x22double\\x22 'single' \| \\\\x41 | WPA2     | a-key-of-sixty-three-characters-0123456789-0123456789-012345678 | 14       |
        | comma\\x2c; \\x22double\\x22 'single' \| \\\\x41 | WPA      | correct-horse                                                   | 1        |
        | comma\\x2c; \\x22double\\x22 'single' \| \\\\x41 | WEP      | abcde                                                           | 0        |
        | comma\\x2c; \\x22double\\x22 'single' \| \\\\x41 | open     | zq7-Kx9w                                                        | 15       |
        | comma\\x2c; \\x22double\\x22 'single' \| \\\\x41 | open     |                                                                 | 14       |
        | <b>&amp; 100% + 1=a?c#d 日本                       | WPA2     | correct-horse                                                   | 14       |
        | <b>&amp; 100% + 1=a?c#d 日本                       | WPA2     | a%20key + more, with & and = in it                              | 1        |
        | <b>&amp; 100% + 1=a?c#d 日本                       | WPA2     | a-key-of-sixty-three-characters-0123456789-0123456789-012345678 | 0        |
        | <b>&amp; 100% + 1=a?c#d 日本                       | WPA      | zq7-Kx9w                                                        | 14       |
        | <b>&amp; 100% + 1=a?c#d 日本                       | WEP      | abcde                                                           | 1        |
        | <b>&amp; 100% + 1=a?c#d 日本                       | open     |                                                                 | 15       |
        | \\x20blank\\x20 tab\\x09 \\x1b[1m\\x7f\\x20      | WPA2     | correct-horse                                                   | 0        |
        | \\x20blank\\x20 tab\\x09 \\x1b[1m\\x7f\\x20      | WPA2     | zq7-Kx9w                                                        | 1        |
        | \\x20blank\\x20 tab\\x09 \\x1b[1m\\x7f\\x20      | WPA2     | a-key-of-sixty-three-characters-0123456789-0123456789-012345678 | 1        |
        | \\x20blank\\x20 tab\\x09 \\x1b[1m\\x7f\\x20      | WPA      | a%20key + more, with & and = in it                              | 14       |
        | \\x20blank\\x20 tab\\x09 \\x1b[1m\\x7f\\x20      | WEP      | abcde                                                           | 15       |
        | \\x20blank\\x20 tab\\x09 \\x1b[1m\\x7f\\x20      | open     |                                                                 | 0        |
      # end of pairs

    @PROV-9-01 @PROV-2.1-02 @needs-phone
    Scenario: PROV-9-01/3 The device stores a profile in the last of its seven places
      Given a running device with:
        | profiles | one, two, three, four, five, six |
      And the host starts AP provisioning
      And the phone joins the device AP
      And the phone adds the profile "home" over HTTP
      And the device reports the profile "home"
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device has:
        | profiles | one, two, three, four, five, six, home |

  Rule: PROV-9-02 The phone can name the device

    @PROV-9-02 @needs-phone
    Scenario Outline: PROV-9-02/1 During <process>, the host reads the name that the phone has set
      Given <process> is waiting for a profile
      And the phone joins the device AP
      And the phone posts to "/api/1/netapp/set_urn":
        | device name | kitchen |
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device has:
        | name | kitchen |

      Examples:
        | process                     |
        | AP provisioning             |
        | external configuration      |
        | AP+SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                           |
        | AP provisioning after a stop in its third attempt |
        | AP provisioning after a time-out and a reset      |

      @needs-network
      Examples: after earlier processes or attempts
        | process                                               |
        | AP provisioning after a success in its second attempt |

    @PROV-9-02 @needs-phone
    Scenario: PROV-9-02/2 The host reads the second of two names that the phone has set
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      And the phone posts to "/api/1/netapp/set_urn":
        | device name | kitchen-of-the-first-floor |
      And the phone posts to "/api/1/netapp/set_urn":
        | device name | kitchen |
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device has:
        | name | kitchen |

    @PROV-9-02 @needs-phone
    Scenario: PROV-9-02/3 A profile that follows a device name does not change the name
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      And the phone posts to "/api/1/netapp/set_urn":
        | device name | kitchen-lamp |
      And the phone adds the profile "home" over HTTP
      And the device reports the profile "home"
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device has:
        | name | kitchen-lamp |

  Rule: PROV-9-03 The phone can read the device name

    @PROV-9-03 @needs-phone
    Scenario: PROV-9-03/1 The phone reads the name that it has set
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      When the phone posts to "/api/1/netapp/set_urn":
        | device name | kitchen |
      Then the phone reads the device name "kitchen"

  Rule: PROV-9-04 The phone can request a confirmation

    @PROV-9-04 @needs-phone @needs-network
    Scenario Outline: PROV-9-04/1 During <process>, the device tests the profile at the request
      Given <process> has a profile to confirm
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-9-04 @needs-phone @needs-network
    Scenario: PROV-9-04/2 The suite records what the longer path of one table does
      Given AP provisioning has a profile to confirm
      And the network "home" is in range
      When the phone posts to "/api/1/wlan/en_ap_scan/confirm_req":
        | confirm | yes |
      Then the suite records what the host receives within the while after the start (10 s)

    @PROV-9-04 @needs-phone @needs-network
    Scenario: PROV-9-04/3 The device tests the profile after the phone has set another device name
      Given AP provisioning has a profile to confirm
      And the phone posts to "/api/1/netapp/set_urn":
        | device name | kitchen |
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND

  Rule: PROV-9-05 The result is 0 before any attempt

    @PROV-9-05 @needs-phone
    Scenario Outline: PROV-9-05/1 During <process>, the phone reads 0 before any attempt
      Given <process> is waiting for a profile
      When the phone joins the device AP
      Then the phone reads the result not started (0)

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                      |
        | AP provisioning after a stop                 |
        | AP provisioning after a time-out and a reset |
        | AP provisioning after a reset and a time-out |

      Examples: with other options
        | process                                                                         |
        | AP provisioning with external confirmation from role AP to role AP after a stop |

      Examples: of other processes
        | process                                           |
        | auto-provisioning as an access point              |
        | auto-provisioning as an access point after a stop |

      Examples: with many attempts or processes
        | process                          |
        | AP provisioning after nine stops |

  Rule: PROV-9-06 The result is 1 after a missing network

    @PROV-9-06 @PROV-2.1-14 @PROV-5.2-03 @needs-phone @needs-network
    Scenario Outline: PROV-9-06/1 During <process>, the phone reads 1 when the device has failed to find the network
      Given <process> has failed to find the network
      When the phone joins the device AP
      Then the phone reads the result network not found (1)

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                               |
        | AP provisioning after a success in its second attempt |
        | AP provisioning after a stop in its third attempt     |
        | AP provisioning after a time-out and a reset          |

  Rule: PROV-9-07 The result is 2 after a failed connection

    @PROV-9-07 @needs-phone @needs-network
    Scenario Outline: PROV-9-07/1 During <process>, the phone reads 2 when the device has failed to connect
      Given <process> has failed to connect
      When the phone joins the device AP
      Then the phone reads the result connection failed (2)

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                               |
        | AP provisioning after a success in its second attempt |
        | AP provisioning after a stop in its third attempt     |
        | AP provisioning after a reset and a time-out          |

  Rule: PROV-9-08 The result is 3 without an IP address

    @PROV-9-08 @needs-phone @needs-network
    Scenario Outline: PROV-9-08/1 During <process>, the phone reads 3 when the device has failed to get an IP address
      Given <process> has failed to get an IP address
      When the phone joins the device AP
      Then the phone reads the result no IP address (3)

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                           |
        | AP provisioning after a stop in its third attempt |

  Rule: PROV-9-09 The result is 4 after failed feedback

    @PROV-9-09 @needs-phone @needs-network
    Scenario: PROV-9-09/1 The phone reads 4 or 5 when the device has failed to deliver the result
      Given AP provisioning has failed to deliver the result
      When the phone joins the device AP
      Then the phone reads the result feedback failed (4) or success (5)

  Rule: PROV-9-11 The device reports the version of its resources

    @PROV-9-11 @needs-phone
    Scenario Outline: PROV-9-11/1 During <process>, the phone reads the version R2.0
      Given <process> is waiting for a profile
      When the phone joins the device AP
      Then the phone reads the version "R2.0"

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                           |
        | AP provisioning after a stop in its third attempt |
        | AP provisioning after a reset and a time-out      |

      Examples: with other options
        | process                                               |
        | AP provisioning with external confirmation to role AP |

  Rule: PROV-9-12 The device scans when a phone requests it

    @PROV-9-12 @needs-phone @needs-network
    Scenario Outline: PROV-9-12/1 During <process>, the phone reads a network in the list after a scan
      Given <process> is waiting for a profile
      And the network "home" is in range
      And the phone joins the device AP
      When the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 1  |
      Then the phone reads a network list with "home"

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |
        | external configuration      |

      Examples: after earlier processes or attempts
        | process                                               |
        | AP provisioning after a success in its second attempt |
        | AP provisioning after a stop in its third attempt     |
        | AP provisioning after a time-out and a reset          |
        | AP provisioning after a reset and a time-out          |

      Examples: with other options
        | process                                               |
        | AP provisioning with external confirmation to role AP |

  Rule: PROV-9-14 The list contains every network in range

    @PROV-9-14 @needs-phone @needs-network
    Scenario Outline: PROV-9-14/1 The list contains <ssid> among others
      Given AP provisioning is waiting for a profile
      And the network "work" is in range
      And the network "cafe" is in range
      And the network "office,2" is in range
      And the phone joins the device AP
      When the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 1  |
      Then the phone reads a network list with "<ssid>"

      Examples:
        | ssid     |
        | work     |
        | cafe     |
        | office,2 |

    @PROV-9-14 @needs-phone @needs-network
    Scenario Outline: PROV-9-14/5 The list contains the network <ssid>
      Given AP provisioning is waiting for a profile
      And the network "<ssid>" is in range
      And the phone joins the device AP
      When the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 1  |
      Then the phone reads a network list with "<ssid>"

      Examples:
        | ssid                            |
        | a                               |
        | Guest WLAN                      |
        | 1st floor                       |
        | abcdefghijklmnopqrstuvwxyz-0123 |

  Rule: PROV-9-25 The list contains the digit of the security type

    @PROV-9-25 @needs-phone @needs-network
    Scenario Outline: PROV-9-25/1 The list contains the digit of <security>
      Given AP provisioning is waiting for a profile
      And the network "home" has the security <security> and the key "<key>"
      And the phone joins the device AP
      When the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 1  |
      Then the phone reads a network list with "home" as <security>
      And the suite records the network list that the phone reads

      Examples:
        | security | key           |
        | WPA2     | a-pass-phrase |
        | WEP      | thirteenchars |
        | WPA3     | a-pass-phrase |

  Rule: PROV-9-20 The device name has at most 33 characters

    @PROV-9-20 @needs-phone
    Scenario: PROV-9-20/1 The device does not return a name of 34 characters
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      When the phone posts to "/api/1/netapp/set_urn":
        | device name | abcdefghijklmnopqrstuvwxyz01234567 |
      Then the phone reads a device name of at most 33 characters

    @PROV-9-20 @needs-phone
    Scenario: PROV-9-20/2 The suite records whether the device keeps a name of 33 characters
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      When the phone posts to "/api/1/netapp/set_urn":
        | device name | a-device-name-of-thirty-three-cha |
      Then the suite records the device name that the phone reads

    @PROV-9-20 @needs-phone
    Scenario Outline: PROV-9-20/3 During <process>, the device does not return the name <name>
      Given <process> <moment>
      And the phone joins the device AP
      When the phone posts to "/api/1/netapp/set_urn":
        | device name | <name> |
      Then the phone reads a device name of at most 33 characters

      Examples:
        | process                | moment                   | name                                                             |
        | AP provisioning        | is waiting for a profile | a-device-name-of-forty-characters-012345                         |
        | AP provisioning        | is waiting for a profile | a-device-name-of-sixty-four-characters-0123456789012345678901234 |
        | external configuration | is ready for the host    | a-device-name-of-forty-characters-012345                         |

  Rule: PROV-9-18 An omitted parameter keeps its value

    @PROV-9-18 @needs-phone
    Scenario Outline: PROV-9-18/1 During <process>, the second profile keeps the priority of the first
      Given <process> is waiting for a profile
      And the phone joins the device AP
      And the phone posts to "/api/1/wlan/profile_add":
        | network name | home          |
        | security     | WPA2          |
        | key          | correct-horse |
        | priority     | 5             |
      And the device reports the profile "home"
      And the phone posts to "/api/1/wlan/profile_add":
        | network name | work          |
        | security     | WPA2          |
        | key          | correct-horse |
      And the device reports the profile "work"
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device has:
        | priorities | home 5, work 5 |

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                      |
        | AP provisioning after a stop                 |
        | AP provisioning after a time-out and a reset |
        | AP provisioning after a reset and a time-out |

  Rule: PROV-9-23 The device may redirect HTTP to HTTPS

    @PROV-9-23 @needs-phone
    Scenario: PROV-9-23/1 The suite records the answers over HTTP and over HTTPS
      Given AP provisioning is waiting for a profile
      When the phone joins the device AP
      Then the suite records the version that the phone reads over HTTP and over HTTPS

  Rule: PROV-9-26 The documents do not state what a confirmation without a profile does

    @PROV-9-26 @needs-phone
    Scenario: PROV-9-26/1 The suite records what a request without a profile does
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      When the phone requests confirmation
      Then the suite records what the host receives within the while after the start (10 s)

    @PROV-9-26 @needs-phone
    Scenario Outline: PROV-9-26/2 The suite records what a request does for a network that has <name>
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      And the phone posts to "/api/1/wlan/profile_add":
        | network name | <ssid>        |
        | security     | WPA2          |
        | key          | correct-horse |
        | priority     | 0             |
      When the phone requests confirmation
      Then the suite records what the host receives within the while after the start (10 s)

      Examples:
        | name                | ssid                              |
        | no name             |                                   |
        | a name one too long | 0123456789abcdef0123456789abcdefg |
