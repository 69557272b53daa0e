Feature: Requests in any order and at any time
  SWRA513C chapter 9. The device serves each request of the phone as it serves the first one, whatever the phone has
  requested before and whichever network it has tried before.

  Rule: PROV-9-14 The list contains each network in range

    @PROV-9-14 @PROV-9-12 @needs-phone @needs-network
    Scenario Outline: PROV-9-14/9 During <process>, the list contains the network of the last attempt
      Given <process> is waiting for a profile
      And the phone joins the device AP
      When the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 1  |
      Then the phone reads a network list with "studio"

      Examples:
        | process                                            |
        | AP provisioning with a failed connection           |
        | AP+SmartConfig provisioning with a missing address |
        | AP provisioning with failed feedback               |

    @PROV-9-14 @PROV-9-12 @needs-phone @needs-network
    Scenario Outline: PROV-9-14/10 During <process>, the list contains a network whose profile the device has
      Given a running device with:
        | profiles | home, work |
      And the network "home" is in range
      And the host starts <process>
      And the phone joins the device AP
      When the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 1  |
      Then the phone reads a network list with "home"

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-9-14 @PROV-9-12 @needs-phone @needs-network
    Scenario Outline: PROV-9-14/11 During <process>, a second scan finds an open network
      Given <process> is waiting for a profile
      And the network "cafe" has the security open and the key ""
      And the phone joins the device AP
      When the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 1  |
      Then the phone reads a network list with "cafe"

      Examples:
        | process                                 |
        | AP provisioning with a scan             |
        | AP+SmartConfig provisioning with a scan |

  Rule: PROV-9-12 The device scans as often as the phone wants

    @PROV-9-12 @needs-phone @needs-network
    Scenario Outline: PROV-9-12/2 During <process>, a scan of <cycles> cycles each <interval> s fills the list
      Given <process> is waiting for a profile
      And the network "home" is in range
      And the phone joins the device AP
      When the phone posts to "/api/1/wlan/en_ap_scan":
        | scan cycles   | <cycles>   |
        | scan interval | <interval> |
      Then the phone reads a network list with "home"

      Examples:
        | process                     | cycles | interval |
        | AP provisioning             | 10     | 10       |
        | AP+SmartConfig provisioning | 6      | 60       |

  Rule: PROV-9-01 The device takes a profile in any situation

    @PROV-9-01 @PROV-7.3-01 @needs-phone
    Scenario Outline: PROV-9-01/14 During <process>, the device takes a profile while it scans
      Given <process> is waiting for a profile
      And the phone joins the device AP
      And the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 10 |
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"

      Examples:
        | process                                           |
        | AP provisioning                                   |
        | AP+SmartConfig provisioning in its second attempt |

    @PROV-9-01 @PROV-7.3-01 @PROV-2.1-15 @needs-phone @needs-network
    Scenario Outline: PROV-9-01/15 During <process>, the device takes the same profile again
      Given <process> <moment>
      And the phone joins the device AP
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"

      Examples:
        | process                              | moment                           |
        | AP provisioning                      | has failed to deliver the result |
        | AP+SmartConfig provisioning          | has failed to connect            |
        | AP provisioning in its sixth attempt | has failed to get an IP address  |

  Rule: PROV-9-04 A request before does not prevent the confirmation

    @PROV-9-04 @PROV-2.1-05 @needs-phone @needs-network
    Scenario Outline: PROV-9-04/6 During <process>, the device tests the profile after the phone has read <resource>
      Given <process> has a profile to confirm
      And the network "home" is in range
      And the phone tries to read <resource>
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

      Examples:
        | process                                  | resource         |
        | AP provisioning                          | the network list |
        | AP+SmartConfig provisioning              | the version      |
        | AP+SmartConfig provisioning after a stop | the result       |

  Rule: PROV-9-11 The device serves its version each time

    @PROV-9-11 @needs-phone
    Scenario Outline: PROV-9-11/5 During <process>, the phone reads the version after other requests
      Given <process> is waiting for a profile
      And the phone joins the device AP
      And the phone tries to read <first>
      And the phone tries to read <second>
      Then the phone reads the version "R2.0"

      Examples:
        | process                                 | first            | second          |
        | AP provisioning                         | the version      | the version     |
        | AP+SmartConfig provisioning             | the network list | the device name |
        | AP+SmartConfig provisioning with a scan | the result       | the version     |

      @needs-network
      Examples: after a failure
        | process                                                             | first           | second      |
        | AP provisioning with external confirmation with a failed connection | the device name | the version |

  Rule: PROV-9-07 The device serves a failure as often as the phone reads it

    @PROV-9-07 @needs-phone @needs-network
    Scenario Outline: PROV-9-07/3 When <process> has not connected, the phone reads 2 after it has read <resource>
      Given <process> has failed to connect
      And the phone joins the device AP
      When the phone tries to read <resource>
      Then the phone reads the result connection failed (2)

      Examples:
        | process                     | resource         |
        | AP provisioning             | the result       |
        | AP+SmartConfig provisioning | the network list |

    @PROV-9-07 @needs-phone @needs-network
    Scenario Outline: PROV-9-07/4 When <process> has not connected, the phone reads 2 after a scan
      Given <process> has failed to connect
      And the phone joins the device AP
      When the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 1  |
      Then the phone reads the result connection failed (2)

      Examples:
        | process                                  |
        | AP provisioning                          |
        | AP+SmartConfig provisioning after a stop |

  Rule: PROV-5.1.1-02 A phone that comes again reads the result

    @PROV-5.1.1-02 @needs-phone @needs-network
    Scenario Outline: PROV-5.1.1-02/3 During <process>, a phone that joins the network again reads success
      Given <process> is waiting for the phone to fetch the result
      And the phone joins the network "home"
      And the phone leaves its network
      When the phone joins the network "home"
      Then the phone reads the result success (5)

      Examples:
        | process                                           |
        | AP provisioning                                   |
        | AP+SmartConfig provisioning in its second attempt |

  Rule: PROV-9-21 The device serves each station

    @PROV-9-21 @needs-phone
    Scenario Outline: PROV-9-21/1 During <process>, the fourth station reads the device name
      Given <process> is waiting for a profile
      And the phone joins and leaves the device AP 3 times
      When the phone joins the device AP
      Then the phone reads a device name of at most 33 characters

      Examples:
        | process                                  |
        | AP provisioning                          |
        | AP+SmartConfig provisioning after a stop |

      @needs-network
      Examples: after a failure
        | process                                                                       |
        | AP provisioning with external confirmation with a failed connection           |
        | AP+SmartConfig provisioning with external confirmation with a missing address |
        | AP provisioning with two failed feedbacks                                     |

  Rule: PROV-9-02 The device takes a new name in each process

    @PROV-9-02 @PROV-9-03 @needs-phone
    Scenario Outline: PROV-9-02/4 During <process>, the phone reads the name "<name>" that it has set
      Given <process> is waiting for a profile
      And the phone joins the device AP
      When the phone posts to "/api/1/netapp/set_urn":
        | device name | <name> |
      Then the phone reads the device name "<name>"

      Examples:
        | process                                   | name       |
        | AP provisioning with a new device name    | Lamp-2     |
        | AP+SmartConfig provisioning after a stop  | my-kitchen |
